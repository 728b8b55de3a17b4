// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.expressions.And;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.tarn.api.ColumnCondition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Conditions as Kernel takes them; one that Kernel has no constant for is left out. */
final class ScanPredicate {
  private ScanPredicate() {}

  static Optional<Predicate> of(StructType schema, List<ColumnCondition> conditions) {
    return conditions.stream()
        .flatMap(condition -> one(schema, condition).stream())
        .reduce(And::new);
  }

  private static Optional<Predicate> one(StructType schema, ColumnCondition condition) {
    return schema.fields().stream()
        .filter(field -> field.getName().equals(condition.column()))
        .map(StructField::getDataType)
        .findFirst()
        .flatMap(type -> literal(type, condition.value()))
        .map(
            literal ->
                new Predicate(
                    symbol(condition.comparison()), new Column(condition.column()), literal));
  }

  private static String symbol(ColumnCondition.Comparison comparison) {
    return switch (comparison) {
      case EQUAL -> "=";
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> ">=";
    };
  }

  private static Optional<Literal> literal(DataType type, Object value) {
    if (value instanceof Long number) {
      return whole(type, number);
    }
    if (value instanceof String text && type instanceof StringType) {
      return Optional.of(Literal.ofString(text));
    }
    if (value instanceof LocalDate date && type instanceof DateType) {
      return Optional.of(Literal.ofDate((int) date.toEpochDay()));
    }
    if (value instanceof BigDecimal number && type instanceof DecimalType decimal) {
      boolean fits =
          number.stripTrailingZeros().scale() <= decimal.getScale()
              && number.precision() - number.scale() <= decimal.getPrecision() - decimal.getScale();
      return fits
          ? Optional.of(
              Literal.ofDecimal(
                  number.setScale(decimal.getScale(), RoundingMode.UNNECESSARY),
                  decimal.getPrecision(),
                  decimal.getScale()))
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<Literal> whole(DataType type, long value) {
    if (type instanceof LongType) {
      return Optional.of(Literal.ofLong(value));
    }
    if (type instanceof IntegerType && (int) value == value) {
      return Optional.of(Literal.ofInt((int) value));
    }
    if (type instanceof ShortType && (short) value == value) {
      return Optional.of(Literal.ofShort((short) value));
    }
    return type instanceof ByteType && (byte) value == value
        ? Optional.of(Literal.ofByte((byte) value))
        : Optional.empty();
  }
}
