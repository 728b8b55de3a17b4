// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner.duckdb;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Functions of dates and times. Fields are those the session's wall clock shows. */
final class TimeFunctions {
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("year", "year"),
          Map.entry("quarter", "quarter"),
          Map.entry("month", "month"),
          Map.entry("day", "day"),
          Map.entry("dayofmonth", "day"),
          Map.entry("dayofyear", "dayofyear"),
          Map.entry("weekofyear", "week"),
          Map.entry("hour", "hour"),
          Map.entry("minute", "minute"),
          Map.entry("second", "second"));

  static final Map<String, Functions.Rule> RULES = rules();

  private TimeFunctions() {}

  private static Map<String, Functions.Rule> rules() {
    Map<String, Functions.Rule> rules = new HashMap<>();
    FIELDS.forEach((spark, duckdb) -> rules.put(spark, call -> field(duckdb, call, 0)));
    rules.put("dayofweek", call -> "CAST(dayofweek(" + call.day(0) + ") + 1 AS INTEGER)");
    rules.put("weekday", call -> "CAST(isodow(" + call.day(0) + ") - 1 AS INTEGER)");
    rules.put("last_day", call -> "last_day(" + call.day(0) + ")");
    rules.put("date_add", call -> moved(call, " + "));
    rules.put("dateadd", call -> moved(call, " + "));
    rules.put("date_sub", call -> moved(call, " - "));
    rules.put("datediff", TimeFunctions::difference);
    rules.put("date_diff", TimeFunctions::difference);
    rules.put(
        "add_months",
        call ->
            "CAST(("
                + call.day(0)
                + " + to_months(CAST("
                + call.whole(1)
                + " AS INTEGER))) AS DATE)");
    rules.put("trunc", call -> truncated(call.day(0), call.constantText(1)));
    rules.put("date_trunc", TimeFunctions::dateTrunc);
    rules.put("to_date", call -> call.size() == 1 ? date(call) : refuse(call));
    rules.put("unix_date", call -> "CAST((" + call.day(0) + " - DATE '1970-01-01') AS INTEGER)");
    return rules;
  }

  private static String date(Call call) {
    return DuckdbTypes.isText(call.type(0)) ? "spark_date(" + call.arg(0) + ")" : call.day(0);
  }

  private static String refuse(Call call) {
    throw new OffListException(call.name() + " with a format");
  }

  private static String field(String name, Call call, int index) {
    boolean ofTime = name.equals("hour") || name.equals("minute") || name.equals("second");
    if (ofTime && call.type(index).getSqlTypeName() == SqlTypeName.DATE) {
      throw call.refused();
    }
    return "CAST(" + name + "(" + call.local(index) + ") AS INTEGER)";
  }

  /** {@code EXTRACT(field FROM time)}. */
  static String extract(Call call) {
    @Nullable TimeUnitRange unit =
        call.operand(0) instanceof RexLiteral flag ? flag.getValueAs(TimeUnitRange.class) : null;
    if (unit == null) {
      throw call.refused();
    }
    return switch (unit) {
      case YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE ->
          field(unit.name().toLowerCase(Locale.ROOT), call, 1);
      case DOY -> field("dayofyear", call, 1);
      case DOW -> "CAST(dayofweek(" + call.day(1) + ") + 1 AS INTEGER)";
      default -> throw new OffListException("extract of " + unit);
    };
  }

  private static String moved(Call call, String sign) {
    return "(" + call.day(0) + sign + "CAST(" + call.whole(1) + " AS INTEGER))";
  }

  private static String difference(Call call) {
    return "CAST((" + call.day(0) + " - " + call.day(1) + ") AS INTEGER)";
  }

  private static String truncated(String day, String unit) {
    String duckdb =
        switch (unit.toUpperCase(Locale.ROOT)) {
          case "YEAR", "YYYY", "YY" -> "year";
          case "QUARTER" -> "quarter";
          case "MONTH", "MM", "MON" -> "month";
          case "WEEK" -> "week";
          default -> throw new OffListException("trunc to " + unit);
        };
    return "CAST(date_trunc('" + duckdb + "', " + day + ") AS DATE)";
  }

  private static String dateTrunc(Call call) {
    String unit =
        switch (call.constantText(0).toUpperCase(Locale.ROOT)) {
          case "YEAR", "YYYY", "YY" -> "year";
          case "QUARTER" -> "quarter";
          case "MONTH", "MM", "MON" -> "month";
          case "WEEK" -> "week";
          case "DAY", "DD" -> "day";
          case "HOUR" -> "hour";
          case "MINUTE" -> "minute";
          case "SECOND" -> "second";
          default -> throw new OffListException("date_trunc to " + call.constantText(0));
        };
    String local = "CAST(" + call.local(1) + " AS TIMESTAMP)";
    return call.expressions().casts().moment("date_trunc('" + unit + "', " + local + ")");
  }
}
