// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;

/** {@code ARRAY<element>}. */
public final class ArrayTypeSpec extends SqlTypeNameSpec {
  private final SqlDataTypeSpec element;

  ArrayTypeSpec(SqlDataTypeSpec element, SqlParserPos pos) {
    super(new SqlIdentifier("ARRAY", pos), pos);
    this.element = element;
  }

  public SqlDataTypeSpec element() {
    return element;
  }

  @Override
  public RelDataType deriveType(SqlValidator validator) {
    return validator.getTypeFactory().createArrayType(element.deriveType(validator, true), -1);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("ARRAY");
    SqlWriter.Frame frame = writer.startList("<", ">");
    element.unparse(writer, 0, 0);
    writer.endList(frame);
  }

  @Override
  public boolean equalsDeep(SqlTypeNameSpec spec, Litmus litmus) {
    return spec instanceof ArrayTypeSpec other
        ? element.equalsDeep(other.element, litmus)
        : litmus.fail("{} != {}", this, spec);
  }
}
