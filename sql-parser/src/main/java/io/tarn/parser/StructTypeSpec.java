// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;

/** {@code STRUCT<name: type [NOT NULL] [COMMENT 'text'], …>}. */
public final class StructTypeSpec extends SqlTypeNameSpec {
  private final List<ColumnDefinition> fields;

  StructTypeSpec(List<ColumnDefinition> fields, SqlParserPos pos) {
    super(new SqlIdentifier("STRUCT", pos), pos);
    this.fields = List.copyOf(fields);
  }

  public List<ColumnDefinition> fields() {
    return fields;
  }

  @Override
  public RelDataType deriveType(SqlValidator validator) {
    RelDataTypeFactory.Builder struct = validator.getTypeFactory().builder();
    for (ColumnDefinition field : fields) {
      struct.add(field.name().getSimple(), field.type().deriveType(validator, field.nullable()));
    }
    return struct.build();
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("STRUCT");
    SqlWriter.Frame frame = writer.startList("<", ">");
    for (ColumnDefinition field : fields) {
      writer.sep(",");
      field.unparseField(writer);
    }
    writer.endList(frame);
  }

  @Override
  public boolean equalsDeep(SqlTypeNameSpec spec, Litmus litmus) {
    if (!(spec instanceof StructTypeSpec other) || other.fields.size() != fields.size()) {
      return litmus.fail("{} != {}", this, spec);
    }
    for (int i = 0; i < fields.size(); i++) {
      if (!fields.get(i).equalsDeep(other.fields.get(i), litmus)) {
        return litmus.fail("{} != {}", this, spec);
      }
    }
    return litmus.succeed();
  }
}
