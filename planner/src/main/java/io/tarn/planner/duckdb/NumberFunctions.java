// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner.duckdb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Functions of numbers. */
final class NumberFunctions {
  /** One DOUBLE in, one out, the same name and the same special cases in both engines. */
  private static final List<String> PLAIN =
      List.of("sqrt", "exp", "cbrt", "degrees", "radians", "atan", "sinh", "cosh", "tanh");

  static final Map<String, Functions.Rule> RULES = rules();

  private NumberFunctions() {}

  private static Map<String, Functions.Rule> rules() {
    Map<String, Functions.Rule> rules = new HashMap<>();
    PLAIN.forEach(name -> rules.put(name, call -> name + "(" + call.real(0) + ")"));
    rules.put("abs", call -> "abs(" + call.number(0) + ")");
    rules.put("negative", call -> "(- " + call.number(0) + ")");
    rules.put("positive", call -> call.number(0));
    rules.put("ceil", call -> toward("ceil", call));
    rules.put("ceiling", call -> toward("ceil", call));
    rules.put("floor", call -> toward("floor", call));
    rules.put("round", NumberFunctions::round);
    rules.put("ln", call -> logarithm("ln", call));
    rules.put("log10", call -> logarithm("log10", call));
    rules.put("log2", call -> logarithm("log2", call));
    rules.put("pow", call -> "spark_power(" + call.real(0) + ", " + call.real(1) + ")");
    rules.put("power", call -> "spark_power(" + call.real(0) + ", " + call.real(1) + ")");
    rules.put("atan2", call -> "atan2(" + call.real(0) + ", " + call.real(1) + ")");
    rules.put("sign", NumberFunctions::sign);
    rules.put("signum", NumberFunctions::sign);
    rules.put("pi", call -> "pi()");
    rules.put("e", call -> "exp(CAST(1 AS DOUBLE))");
    rules.put("&", call -> "(" + wholeCommon(call, 0) + " & " + wholeCommon(call, 1) + ")");
    rules.put("^", call -> "xor(" + wholeCommon(call, 0) + ", " + wholeCommon(call, 1) + ")");
    rules.put("bitor", call -> "(" + wholeCommon(call, 0) + " | " + wholeCommon(call, 1) + ")");
    return rules;
  }

  private static String wholeCommon(Call call, int index) {
    call.whole(index);
    return call.common(index);
  }

  /** Of a number that is not positive Spark gives NULL. */
  private static String logarithm(String name, Call call) {
    return "spark_" + name + "(" + call.real(0) + ")";
  }

  private static String sign(Call call) {
    return "spark_sign(" + call.real(0) + ")";
  }

  private static String toward(String name, Call call) {
    if (call.size() != 1) {
      throw new OffListException(name + " to a number of digits");
    }
    return CastTexts.plain(name + "(" + call.number(0) + ")", call.type());
  }

  private static String round(Call call) {
    int digits = call.size() == 1 ? 0 : call.constant(1);
    if (digits < 0) {
      throw new OffListException("round to tens");
    }
    if (DuckdbTypes.isWhole(call.type(0))) {
      return call.arg(0);
    }
    if (DuckdbTypes.isDecimal(call.type(0))) {
      return CastTexts.plain(call.arg(0), call.type());
    }
    if (call.type(0).getSqlTypeName() != org.apache.calcite.sql.type.SqlTypeName.DOUBLE
        || digits > 10) {
      throw call.refused();
    }
    return "spark_round(" + call.arg(0) + ", " + digits + ", CAST('1e" + digits + "' AS DOUBLE))";
  }
}
