// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.Optional;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/**
 * A column of {@code CREATE TABLE}, or a field of a struct.
 *
 * @param name its name; positions errors about it
 * @param type its type: a {@link ScalarTypeSpec}, {@link ArrayTypeSpec}, {@link MapTypeSpec} or
 *     {@link StructTypeSpec}; its {@code getNullable()} says whether nulls are allowed
 * @param comment what it holds
 */
public record ColumnDefinition(SqlIdentifier name, SqlDataTypeSpec type, Optional<String> comment) {
  static ColumnDefinition of(SqlIdentifier name, SqlDataTypeSpec type, @Nullable String comment) {
    return new ColumnDefinition(name, type, Optional.ofNullable(comment));
  }

  /** Whether the column may hold nulls: unless {@code NOT NULL} was said. */
  public boolean nullable() {
    return !Boolean.FALSE.equals(type.getNullable());
  }

  void unparse(SqlWriter writer) {
    unparse(writer, " ");
  }

  void unparseField(SqlWriter writer) {
    unparse(writer, ": ");
  }

  private void unparse(SqlWriter writer, String separator) {
    name.unparse(writer, 0, 0);
    writer.print(separator);
    type.getTypeNameSpec().unparse(writer, 0, 0);
    if (!nullable()) {
      writer.keyword("NOT NULL");
    }
    Literals.unparseComment(writer, comment);
  }

  boolean equalsDeep(ColumnDefinition other, Litmus litmus) {
    return name.equalsDeep(other.name, litmus)
        && type.equalsDeep(other.type, litmus)
        && comment.equals(other.comment);
  }
}
