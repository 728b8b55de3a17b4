// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.StructKind;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Result types of functions that build maps and structs. */
final class NestedResults {
  private NestedResults() {}

  /** {@code map(k1, v1, k2, v2, …)}. */
  static RelDataType map(SqlOperatorBinding call, RelDataTypeFactory types) {
    return types.createMapType(everySecond(call, types, 0), everySecond(call, types, 1));
  }

  private static RelDataType everySecond(
      SqlOperatorBinding call, RelDataTypeFactory types, int from) {
    List<RelDataType> operands =
        IntStream.range(0, call.getOperandCount())
            .filter(i -> i % 2 == from)
            .mapToObj(call::getOperandType)
            .toList();
    @Nullable RelDataType common = operands.isEmpty() ? null : types.leastRestrictive(operands);
    return common == null ? types.createSqlType(SqlTypeName.VARCHAR) : common;
  }

  /** {@code named_struct('name', value, …)}: names are constants. */
  static RelDataType namedStruct(SqlOperatorBinding call, RelDataTypeFactory types) {
    RelDataTypeFactory.Builder builder = types.builder().kind(StructKind.PEEK_FIELDS_NO_EXPAND);
    for (int i = 0; i + 1 < call.getOperandCount(); i += 2) {
      @Nullable String name =
          call.isOperandLiteral(i, false) ? call.getOperandLiteralValue(i, String.class) : null;
      builder.add(name == null ? "col" + (i / 2 + 1) : name, call.getOperandType(i + 1));
    }
    return builder.build();
  }

  /** {@code struct(a, b, …)}: columns keep their names, others are {@code col1}, {@code col2}. */
  static RelDataType struct(SqlOperatorBinding call, RelDataTypeFactory types) {
    RelDataTypeFactory.Builder builder = types.builder().kind(StructKind.PEEK_FIELDS_NO_EXPAND);
    for (int i = 0; i < call.getOperandCount(); i++) {
      builder.add(name(call, i).orElse("col" + (i + 1)), call.getOperandType(i));
    }
    return builder.build();
  }

  private static Optional<String> name(SqlOperatorBinding call, int index) {
    if (!(call instanceof SqlCallBinding binding)) {
      return Optional.empty();
    }
    SqlNode operand = binding.operand(index);
    if (operand.getKind() == SqlKind.AS) {
      operand = ((SqlCall) operand).operand(1);
    }
    return operand instanceof SqlIdentifier name
        ? Optional.of(name.names.get(name.names.size() - 1))
        : Optional.empty();
  }

  /** {@code date_part('unit', value)}. */
  static RelDataType datePart(SqlOperatorBinding call, RelDataTypeFactory types) {
    ExtractFunction.requireTime(call.getOperandType(1));
    @Nullable String unit =
        call.isOperandLiteral(0, false) ? call.getOperandLiteralValue(0, String.class) : null;
    boolean seconds =
        unit != null
            && List.of("s", "sec", "second", "seconds").contains(unit.toLowerCase(Locale.ROOT));
    return seconds
        ? types.createSqlType(SqlTypeName.DECIMAL, 8, 6)
        : types.createSqlType(SqlTypeName.INTEGER);
  }
}
