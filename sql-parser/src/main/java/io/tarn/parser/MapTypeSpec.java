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

/** {@code MAP<key, value>}. */
public final class MapTypeSpec extends SqlTypeNameSpec {
  private final SqlDataTypeSpec key;
  private final SqlDataTypeSpec value;

  MapTypeSpec(SqlDataTypeSpec key, SqlDataTypeSpec value, SqlParserPos pos) {
    super(new SqlIdentifier("MAP", pos), pos);
    this.key = key;
    this.value = value;
  }

  public SqlDataTypeSpec key() {
    return key;
  }

  public SqlDataTypeSpec value() {
    return value;
  }

  @Override
  public RelDataType deriveType(SqlValidator validator) {
    return validator
        .getTypeFactory()
        .createMapType(key.deriveType(validator, false), value.deriveType(validator, true));
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("MAP");
    SqlWriter.Frame frame = writer.startList("<", ">");
    key.unparse(writer, 0, 0);
    writer.sep(",", true);
    value.unparse(writer, 0, 0);
    writer.endList(frame);
  }

  @Override
  public boolean equalsDeep(SqlTypeNameSpec spec, Litmus litmus) {
    return spec instanceof MapTypeSpec other
        ? key.equalsDeep(other.key, litmus) && value.equalsDeep(other.value, litmus)
        : litmus.fail("{} != {}", this, spec);
  }
}
