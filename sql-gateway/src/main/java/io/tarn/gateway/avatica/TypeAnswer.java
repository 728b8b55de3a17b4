// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.avatica;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The types there are, as {@code DatabaseMetaData.getTypeInfo} lays them out: the columns of Flight
 * SQL's answer, but for its last, with JDBC's code of BOOLEAN.
 */
final class TypeAnswer {
  static final Answer.Layout LAYOUT =
      new Answer.Layout(
          List.of(
              "TYPE_NAME",
              "DATA_TYPE",
              "PRECISION",
              "LITERAL_PREFIX",
              "LITERAL_SUFFIX",
              "CREATE_PARAMS",
              "NULLABLE",
              "CASE_SENSITIVE",
              "SEARCHABLE",
              "UNSIGNED_ATTRIBUTE",
              "FIXED_PREC_SCALE",
              "AUTO_INCREMENT",
              "LOCAL_TYPE_NAME",
              "MINIMUM_SCALE",
              "MAXIMUM_SCALE",
              "SQL_DATA_TYPE",
              "SQL_DATETIME_SUB",
              "NUM_PREC_RADIX"),
          List.of(
              "DATA_TYPE",
              "PRECISION",
              "NULLABLE",
              "SEARCHABLE",
              "MINIMUM_SCALE",
              "MAXIMUM_SCALE",
              "SQL_DATA_TYPE",
              "SQL_DATETIME_SUB",
              "NUM_PREC_RADIX"),
          List.of("CASE_SENSITIVE", "UNSIGNED_ATTRIBUTE", "FIXED_PREC_SCALE", "AUTO_INCREMENT"));

  private static final int CODE = 1;
  private static final int CREATE_PARAMETERS = 5;

  private TypeAnswer() {}

  /**
   * A type.
   *
   * @param told the values of {@code GetXdbcTypeInfo}
   */
  static List<@Nullable Object> row(List<@Nullable Object> told) {
    List<@Nullable Object> row = new ArrayList<>(told.subList(0, LAYOUT.names().size()));
    if (row.get(CODE) instanceof Integer code && code == Types.BIT) {
      row.set(CODE, Types.BOOLEAN);
    }
    if (row.get(CREATE_PARAMETERS) instanceof List<?> names) {
      row.set(CREATE_PARAMETERS, String.join(",", names.stream().map(String::valueOf).toList()));
    }
    return row;
  }
}
