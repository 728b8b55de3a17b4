// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/** Where Spark's SQL is looser than the standard; for the parser and for Calcite's validator. */
public final class SparkConformance extends SqlDelegatingConformance {
  public static final SparkConformance INSTANCE = new SparkConformance();

  private SparkConformance() {
    super(SqlConformanceEnum.BABEL);
  }

  @Override
  public boolean allowCharLiteralAlias() {
    return false;
  }

  @Override
  public boolean isColonFieldAccessAllowed() {
    return false;
  }

  @Override
  public boolean isLimitStartCountAllowed() {
    return false;
  }

  @Override
  public boolean allowHyphenInUnquotedTableName() {
    return false;
  }

  @Override
  public SqlLibrary semantics() {
    return SqlLibrary.SPARK;
  }
}
