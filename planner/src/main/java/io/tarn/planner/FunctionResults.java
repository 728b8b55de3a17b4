// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** Result types of functions by the names {@code spark-functions.txt} uses. */
final class FunctionResults {
  private FunctionResults() {}

  static SqlReturnTypeInference inference(FunctionSpec spec) {
    return binding -> {
      RelDataTypeFactory types = binding.getTypeFactory();
      return types.createTypeWithNullability(type(spec, binding, types), true);
    };
  }

  private static RelDataType type(
      FunctionSpec spec, SqlOperatorBinding call, RelDataTypeFactory types) {
    return switch (spec.result()) {
      case "same" -> same(spec, call, types);
      case "common" -> common(call, types, 0);
      case "common2" -> common(call, types, 1);
      case "array" -> arrayOf(types, call.getOperandType(0));
      case "arrayof" -> arrayOf(types, common(call, types, 0));
      case "element", "item", "keys", "values" -> part(spec.result(), call, types);
      case "concat" -> concat(call, types);
      case "mapof" -> NestedResults.map(call, types);
      case "namedStruct" -> NestedResults.namedStruct(call, types);
      case "structOf" -> NestedResults.struct(call, types);
      case "datePart" -> NestedResults.datePart(call, types);
      case "round" -> round(call, types);
      case "shifted" -> shifted(call, types);
      case "ceiling" -> ceiling(call, types);
      case "plus" -> SparkArithmetic.resultType(SparkArithmetic.Operation.PLUS, call);
      case "minus" -> SparkArithmetic.resultType(SparkArithmetic.Operation.MINUS, call);
      case "times" -> SparkArithmetic.resultType(SparkArithmetic.Operation.TIMES, call);
      case "divide" -> SparkArithmetic.resultType(SparkArithmetic.Operation.DIVIDE, call);
      case "remainder" -> SparkArithmetic.resultType(SparkArithmetic.Operation.REMAINDER, call);
      case "sum" -> SparkTypeSystem.INSTANCE.deriveSumType(types, call.getOperandType(0));
      case "average" -> SparkTypeSystem.INSTANCE.deriveAvgAggType(types, call.getOperandType(0));
      case "percentile" -> percentile(call, types, call.getOperandType(0));
      case "percentileDouble" -> percentile(call, types, types.createSqlType(SqlTypeName.DOUBLE));
      default -> named(spec.result(), types);
    };
  }

  private static RelDataType named(String name, RelDataTypeFactory types) {
    if (name.startsWith("array<")) {
      return arrayOf(types, named(name.substring(6, name.length() - 1), types));
    }
    return types.createSqlType(
        switch (name) {
          case "string" -> SqlTypeName.VARCHAR;
          case "binary" -> SqlTypeName.VARBINARY;
          case "boolean" -> SqlTypeName.BOOLEAN;
          case "tinyint" -> SqlTypeName.TINYINT;
          case "smallint" -> SqlTypeName.SMALLINT;
          case "int" -> SqlTypeName.INTEGER;
          case "bigint" -> SqlTypeName.BIGINT;
          case "float" -> SqlTypeName.REAL;
          case "double" -> SqlTypeName.DOUBLE;
          case "date" -> SqlTypeName.DATE;
          case "timestamp" -> SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
          case "timestamp_ntz" -> SqlTypeName.TIMESTAMP;
          default -> throw new IllegalArgumentException("no result type " + name);
        });
  }

  private static RelDataType same(
      FunctionSpec spec, SqlOperatorBinding call, RelDataTypeFactory types) {
    RelDataType first = call.getOperandType(0);
    return switch (spec.kind(0)) {
      case 's' -> SqlTypeUtil.isBinary(first) ? first : types.createSqlType(SqlTypeName.VARCHAR);
      case 'n' ->
          SqlTypeUtil.isCharacter(first) || first.getSqlTypeName() == SqlTypeName.NULL
              ? types.createSqlType(SqlTypeName.DOUBLE)
              : first;
      default -> first;
    };
  }

  private static RelDataType common(SqlOperatorBinding call, RelDataTypeFactory types, int from) {
    if (call.getOperandCount() <= from) {
      return types.createSqlType(SqlTypeName.VARCHAR);
    }
    List<RelDataType> operands =
        IntStream.range(from, call.getOperandCount()).mapToObj(call::getOperandType).toList();
    @Nullable RelDataType common = types.leastRestrictive(operands);
    if (common != null) {
      return common;
    }
    return operands.stream()
        .filter(type -> !SqlTypeUtil.isCharacter(type) && type.getSqlTypeName() != SqlTypeName.NULL)
        .findFirst()
        .map(type -> withStrings(type, types))
        .orElseGet(() -> operands.get(0));
  }

  /** Next to strings Spark widens numbers: the string might hold any. */
  private static RelDataType withStrings(RelDataType type, RelDataTypeFactory types) {
    if (SqlTypeUtil.isIntType(type)) {
      return types.createSqlType(SqlTypeName.BIGINT);
    }
    return SqlTypeUtil.isNumeric(type) ? types.createSqlType(SqlTypeName.DOUBLE) : type;
  }

  private static RelDataType arrayOf(RelDataTypeFactory types, RelDataType element) {
    return types.createArrayType(element, -1);
  }

  private static RelDataType part(String part, SqlOperatorBinding call, RelDataTypeFactory types) {
    RelDataType first = call.getOperandType(0);
    @Nullable RelDataType found =
        switch (part) {
          case "keys" -> first.getKeyType();
          case "values" -> first.getValueType();
          case "item" ->
              first.getSqlTypeName() == SqlTypeName.MAP
                  ? first.getValueType()
                  : first.getComponentType();
          default -> first.getComponentType();
        };
    RelDataType known = found == null ? types.createSqlType(SqlTypeName.VARCHAR) : found;
    return part.equals("keys") || part.equals("values") ? arrayOf(types, known) : known;
  }

  private static RelDataType concat(SqlOperatorBinding call, RelDataTypeFactory types) {
    RelDataType common = common(call, types, 0);
    boolean kept = common.getSqlTypeName() == SqlTypeName.ARRAY || SqlTypeUtil.isBinary(common);
    return kept ? common : types.createSqlType(SqlTypeName.VARCHAR);
  }

  /** Spark's RoundBase: decimals lose the digits that are rounded away and gain one for carry. */
  private static RelDataType round(SqlOperatorBinding call, RelDataTypeFactory types) {
    RelDataType first = call.getOperandType(0);
    if (!SqlTypeUtil.isDecimal(first)) {
      return SqlTypeUtil.isNumeric(first) ? first : types.createSqlType(SqlTypeName.DOUBLE);
    }
    int digits = call.getOperandCount() < 2 ? 0 : literal(call, 1);
    int whole = first.getPrecision() - first.getScale() + 1;
    if (digits < 0) {
      return SparkTypeSystem.bounded(types, Math.max(whole, -digits + 1), 0);
    }
    int scale = Math.min(first.getScale(), digits);
    return SparkTypeSystem.bounded(types, whole + scale, scale);
  }

  /** A date that is moved by a unit of time becomes a timestamp. */
  private static RelDataType shifted(SqlOperatorBinding call, RelDataTypeFactory types) {
    RelDataType moved = call.getOperandType(2);
    return moved.getSqlTypeName() == SqlTypeName.TIMESTAMP
        ? moved
        : types.createSqlType(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE);
  }

  private static int literal(SqlOperatorBinding call, int index) {
    if (!call.isOperandLiteral(index, false)) {
      return 0;
    }
    @Nullable BigDecimal value = call.getOperandLiteralValue(index, BigDecimal.class);
    return value == null ? 0 : value.intValue();
  }

  private static RelDataType ceiling(SqlOperatorBinding call, RelDataTypeFactory types) {
    if (call.getOperandCount() == 2) {
      return SqlTypeUtil.isDecimal(call.getOperandType(0))
          ? round(call, types)
          : types.createSqlType(SqlTypeName.DECIMAL, SparkTypeSystem.MAX_DECIMAL, 0);
    }
    RelDataType first = call.getOperandType(0);
    return SqlTypeUtil.isDecimal(first)
        ? SparkTypeSystem.bounded(types, first.getPrecision() - first.getScale() + 1, 0)
        : types.createSqlType(SqlTypeName.BIGINT);
  }

  private static RelDataType percentile(
      SqlOperatorBinding call, RelDataTypeFactory types, RelDataType value) {
    boolean many =
        call.getOperandCount() > 1 && call.getOperandType(1).getSqlTypeName() == SqlTypeName.ARRAY;
    return many ? arrayOf(types, value) : value;
  }
}
