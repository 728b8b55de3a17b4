// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Refuses arguments Spark could not convert to what a function takes. Lenient where Spark converts
 * implicitly: the text that runs is checked once more by Spark.
 */
final class ArgumentChecker implements SqlOperandTypeChecker {
  private final FunctionSpec spec;

  ArgumentChecker(FunctionSpec spec) {
    this.spec = spec;
  }

  @Override
  public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
    for (int i = 0; i < binding.getOperandCount(); i++) {
      if (!accepts(spec.kind(i), binding.getOperandType(i))) {
        if (throwOnFailure) {
          throw binding.newValidationSignatureError();
        }
        return false;
      }
    }
    return true;
  }

  private static boolean accepts(char kind, RelDataType type) {
    SqlTypeName name = type.getSqlTypeName();
    if (name == SqlTypeName.NULL || name == SqlTypeName.ANY || name == SqlTypeName.UNKNOWN) {
      return true;
    }
    boolean nested =
        name == SqlTypeName.ARRAY || name == SqlTypeName.MAP || name == SqlTypeName.ROW;
    boolean string = SqlTypeUtil.isCharacter(type);
    return switch (kind) {
      case 's' -> !nested;
      case 'n' -> SqlTypeUtil.isNumeric(type) || SqlTypeUtil.isInterval(type) || string;
      case 'i' -> SqlTypeUtil.isIntType(type) || string;
      case 't' -> SqlTypeUtil.isDatetime(type) || string;
      case 'b' -> SqlTypeUtil.isBoolean(type) || string;
      case 'a' -> name == SqlTypeName.ARRAY;
      case 'm' -> name == SqlTypeName.MAP;
      case 'v' -> SqlTypeUtil.isInterval(type);
      default -> true;
    };
  }

  @Override
  public SqlOperandCountRange getOperandCountRange() {
    return spec.variadic()
        ? SqlOperandCountRanges.from(spec.required())
        : SqlOperandCountRanges.between(spec.required(), spec.kinds().length());
  }

  @Override
  public String getAllowedSignatures(SqlOperator operator, String name) {
    String arguments =
        IntStream.range(0, spec.kinds().length())
            .mapToObj(i -> word(spec.kind(i), i >= spec.required()))
            .collect(Collectors.joining(", "));
    return spec.name() + "(" + arguments + (spec.variadic() ? ", …" : "") + ")";
  }

  private static String word(char kind, boolean optional) {
    String word =
        switch (kind) {
          case 's' -> "string";
          case 'n' -> "number";
          case 'i' -> "integer";
          case 't' -> "date or timestamp";
          case 'b' -> "boolean";
          case 'a' -> "array";
          case 'm' -> "map";
          case 'v' -> "interval";
          default -> "any";
        };
    return optional ? "[" + word + "]" : word;
  }
}
