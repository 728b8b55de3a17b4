// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.apache.calcite.sql.type.SqlTypeName.BIGINT;
import static org.apache.calcite.sql.type.SqlTypeName.DATE;
import static org.apache.calcite.sql.type.SqlTypeName.DECIMAL;
import static org.apache.calcite.sql.type.SqlTypeName.DOUBLE;
import static org.apache.calcite.sql.type.SqlTypeName.REAL;
import static org.apache.calcite.sql.type.SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;

import java.math.BigDecimal;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** Result types of {@code + - * / % div}, as Spark derives them in ANSI mode. */
final class SparkArithmetic {
  /** An arithmetic operator. */
  enum Operation {
    PLUS,
    MINUS,
    TIMES,
    DIVIDE,
    REMAINDER,
    WHOLE_DIVIDE
  }

  private SparkArithmetic() {}

  static RelDataType resultType(Operation operation, SqlOperatorBinding binding) {
    RelDataTypeFactory types = binding.getTypeFactory();
    RelDataType first = binding.getOperandType(0);
    RelDataType second = binding.getOperandType(1);
    RelDataType result;
    if (isTemporal(first) || isTemporal(second)) {
      result = temporal(operation, types, first, second);
    } else {
      result = numeric(operation, types, narrowed(binding, 0, second), narrowed(binding, 1, first));
    }
    return types.createTypeWithNullability(result, first.isNullable() || second.isNullable());
  }

  /** An integer literal next to a decimal counts with as many digits as it has. */
  private static RelDataType narrowed(SqlOperatorBinding binding, int index, RelDataType other) {
    RelDataType type = binding.getOperandType(index);
    if (!SqlTypeUtil.isDecimal(other)
        || !SqlTypeUtil.isIntType(type)
        || !binding.isOperandLiteral(index, false)) {
      return type;
    }
    @Nullable BigDecimal value = binding.getOperandLiteralValue(index, BigDecimal.class);
    return value == null
        ? type
        : binding.getTypeFactory().createSqlType(DECIMAL, Math.max(1, value.precision()), 0);
  }

  private static RelDataType numeric(
      Operation operation, RelDataTypeFactory types, RelDataType first, RelDataType second) {
    if (operation == Operation.WHOLE_DIVIDE) {
      return types.createSqlType(BIGINT);
    }
    @Nullable RelDataType decimal = decimal(operation, types, first, second);
    if (decimal != null) {
      return decimal;
    }
    if (operation == Operation.DIVIDE) {
      return types.createSqlType(DOUBLE);
    }
    SqlTypeName left = first.getSqlTypeName();
    SqlTypeName right = second.getSqlTypeName();
    if (left == SqlTypeName.NULL) {
      return SqlTypeUtil.isNumeric(second) ? second : types.createSqlType(DOUBLE);
    }
    if (right == SqlTypeName.NULL) {
      return SqlTypeUtil.isNumeric(first) ? first : types.createSqlType(DOUBLE);
    }
    if (SqlTypeUtil.isIntType(first) && SqlTypeUtil.isIntType(second)) {
      return first.getPrecision() >= second.getPrecision() ? first : second;
    }
    if (left == REAL && right == REAL) {
      return first;
    }
    boolean oneString = SqlTypeUtil.isCharacter(first) != SqlTypeUtil.isCharacter(second);
    if (oneString && (SqlTypeUtil.isIntType(first) || SqlTypeUtil.isIntType(second))) {
      return types.createSqlType(BIGINT);
    }
    return types.createSqlType(DOUBLE);
  }

  /** The decimal result, or null if the operands do not make one. */
  static @Nullable RelDataType decimal(
      Operation operation, RelDataTypeFactory types, RelDataType first, RelDataType second) {
    if (!(SqlTypeUtil.isDecimal(first) || SqlTypeUtil.isDecimal(second))
        || !SqlTypeUtil.isExactNumeric(first)
        || !SqlTypeUtil.isExactNumeric(second)) {
      return null;
    }
    int p1 = precision(types, first);
    int p2 = precision(types, second);
    int s1 = scale(first);
    int s2 = scale(second);
    switch (operation) {
      case PLUS, MINUS -> {
        int scale = Math.max(s1, s2);
        return SparkTypeSystem.adjusted(types, Math.max(p1 - s1, p2 - s2) + scale + 1, scale);
      }
      case TIMES -> {
        return SparkTypeSystem.adjusted(types, p1 + p2 + 1, s1 + s2);
      }
      case DIVIDE -> {
        int scale = Math.max(6, s1 + p2 + 1);
        return SparkTypeSystem.adjusted(types, p1 - s1 + s2 + scale, scale);
      }
      case REMAINDER -> {
        int scale = Math.max(s1, s2);
        return SparkTypeSystem.adjusted(types, Math.min(p1 - s1, p2 - s2) + scale, scale);
      }
      case WHOLE_DIVIDE -> {
        return types.createSqlType(BIGINT);
      }
    }
    throw new IllegalStateException("unknown operation " + operation);
  }

  private static int precision(RelDataTypeFactory types, RelDataType type) {
    @Nullable RelDataType decimal = SqlTypeUtil.isDecimal(type) ? type : types.decimalOf(type);
    return decimal == null ? SparkTypeSystem.MAX_DECIMAL : decimal.getPrecision();
  }

  private static int scale(RelDataType type) {
    return SqlTypeUtil.isDecimal(type) ? type.getScale() : 0;
  }

  private static boolean isTemporal(RelDataType type) {
    return SqlTypeUtil.isDatetime(type) || SqlTypeUtil.isInterval(type);
  }

  private static RelDataType temporal(
      Operation operation, RelDataTypeFactory types, RelDataType first, RelDataType second) {
    boolean leftInterval = SqlTypeUtil.isInterval(first);
    boolean rightInterval = SqlTypeUtil.isInterval(second);
    if (leftInterval && rightInterval) {
      return operation == Operation.DIVIDE ? types.createSqlType(DOUBLE) : first;
    }
    if (leftInterval || rightInterval) {
      RelDataType other = leftInterval ? second : first;
      RelDataType interval = leftInterval ? first : second;
      return SqlTypeUtil.isDatetime(other) ? shifted(types, other, interval) : interval;
    }
    if (operation == Operation.MINUS && SqlTypeUtil.isDatetime(first)) {
      if (SqlTypeUtil.isDatetime(second) || SqlTypeUtil.isCharacter(second)) {
        boolean days = first.getSqlTypeName() == DATE && second.getSqlTypeName() == DATE;
        return interval(types, TimeUnit.DAY, days ? null : TimeUnit.SECOND);
      }
    }
    return types.createSqlType(DATE);
  }

  private static RelDataType shifted(
      RelDataTypeFactory types, RelDataType datetime, RelDataType interval) {
    if (datetime.getSqlTypeName() != DATE) {
      return datetime;
    }
    return switch (interval.getSqlTypeName()) {
      case INTERVAL_YEAR, INTERVAL_YEAR_MONTH, INTERVAL_MONTH, INTERVAL_DAY ->
          types.createSqlType(DATE);
      default -> types.createSqlType(TIMESTAMP_WITH_LOCAL_TIME_ZONE);
    };
  }

  private static RelDataType interval(
      RelDataTypeFactory types, TimeUnit start, @Nullable TimeUnit end) {
    return types.createSqlIntervalType(new SqlIntervalQualifier(start, end, SqlParserPos.ZERO));
  }
}
