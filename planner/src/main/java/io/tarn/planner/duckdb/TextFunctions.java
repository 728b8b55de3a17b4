// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner.duckdb;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.jspecify.annotations.Nullable;

/** Functions of strings. Positions count code points in both engines. */
final class TextFunctions {
  static final Map<String, Functions.Rule> RULES =
      Map.ofEntries(
          Map.entry("length", call -> whole("length", call)),
          Map.entry("len", call -> whole("length", call)),
          Map.entry("char_length", call -> whole("length", call)),
          Map.entry("character_length", call -> whole("length", call)),
          Map.entry("octet_length", call -> whole("strlen", call)),
          Map.entry("upper", call -> "spark_upper(" + call.text(0) + ")"),
          Map.entry("ucase", call -> "spark_upper(" + call.text(0) + ")"),
          Map.entry("lower", call -> "spark_lower(" + call.text(0) + ")"),
          Map.entry("lcase", call -> "spark_lower(" + call.text(0) + ")"),
          Map.entry("reverse", call -> "spark_reverse(" + call.text(0) + ")"),
          Map.entry("substring", TextFunctions::substring),
          Map.entry("substr", TextFunctions::substring),
          Map.entry("left", TextFunctions::left),
          Map.entry("trim", call -> spaces("trim", call)),
          Map.entry("ltrim", call -> spaces("ltrim", call)),
          Map.entry("rtrim", call -> spaces("rtrim", call)),
          Map.entry("concat", TextFunctions::concat),
          Map.entry("||", TextFunctions::concat),
          Map.entry("replace", TextFunctions::replace),
          Map.entry("instr", call -> position(call, 0, 1)),
          Map.entry("locate", call -> position(call, 1, 0)),
          Map.entry("position", call -> position(call, 1, 0)),
          Map.entry("startswith", call -> pair("starts_with", call)),
          Map.entry("endswith", call -> pair("ends_with", call)),
          Map.entry("contains", call -> pair("contains", call)),
          Map.entry("repeat", call -> "repeat(" + call.text(0) + ", " + call.whole(1) + ")"),
          Map.entry("md5", call -> "md5(" + call.text(0) + ")"));

  private TextFunctions() {}

  private static String whole(String name, Call call) {
    return CastTexts.plain(name + "(" + call.text(0) + ")", call.type());
  }

  private static String pair(String name, Call call) {
    return name + "(" + call.text(0) + ", " + call.text(1) + ")";
  }

  private static String concat(Call call) {
    return IntStream.range(0, call.size())
        .mapToObj(call::text)
        .collect(Collectors.joining(" || ", "(", ")"));
  }

  private static String replace(Call call) {
    String with = call.size() > 2 ? call.text(2) : "''";
    return "replace(" + call.text(0) + ", " + call.text(1) + ", " + with + ")";
  }

  private static String position(Call call, int text, int part) {
    if (call.size() != 2) {
      throw new OffListException(call.name() + " from a position");
    }
    return CastTexts.plain("instr(" + call.text(text) + ", " + call.text(part) + ")", call.type());
  }

  private static String substring(Call call) {
    int from = call.constant(1);
    if (call.size() == 2) {
      return from > 0
          ? "substring(" + call.text(0) + ", " + from + ")"
          : "spark_substring(" + call.text(0) + ", " + from + ", 2147483647)";
    }
    int length = call.constant(2);
    return from > 0 && length >= 0
        ? "substring(" + call.text(0) + ", " + from + ", " + length + ")"
        : "spark_substring(" + call.text(0) + ", " + from + ", " + length + ")";
  }

  private static String left(Call call) {
    return "substring(" + call.text(0) + ", 1, " + Math.max(0, call.constant(1)) + ")";
  }

  private static String spaces(String name, Call call) {
    if (call.size() != 1) {
      throw new OffListException(name + " of given characters");
    }
    return name + "(" + call.text(0) + ", ' ')";
  }

  /** {@code TRIM(side characters FROM text)}. */
  static String trim(Call call) {
    SqlTrimFunction.@Nullable Flag side =
        call.operand(0) instanceof RexLiteral flag
            ? flag.getValueAs(SqlTrimFunction.Flag.class)
            : null;
    if (side == null || !call.constantText(1).equals(" ")) {
      throw new OffListException("trim of given characters");
    }
    String name =
        switch (side) {
          case BOTH -> "trim";
          case LEADING -> "ltrim";
          case TRAILING -> "rtrim";
        };
    return name + "(" + call.text(2) + ", ' ')";
  }
}
