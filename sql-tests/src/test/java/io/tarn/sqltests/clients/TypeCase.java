// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.clients;

import java.util.List;

/**
 * A value at the edge of its type.
 *
 * @param sql an expression
 * @param text what our driver gives as text
 * @param json what HTTP gives
 */
record TypeCase(String sql, String text, String json) {
  /** Of types that all clients know and write alike. */
  static final List<TypeCase> PLAIN =
      List.of(
          TypeCase.same("true", "true"),
          TypeCase.same("cast(-128 as tinyint)", "-128"),
          TypeCase.same("cast(32767 as smallint)", "32767"),
          TypeCase.same("cast(-2147483648 as int)", "-2147483648"),
          TypeCase.same("cast('-9223372036854775808' as bigint)", "-9223372036854775808"),
          TypeCase.same("9223372036854775807", "9223372036854775807"),
          TypeCase.same("cast('" + "9".repeat(38) + "' as decimal(38,0))", "9".repeat(38)),
          TypeCase.same(
              "cast('-0." + "0".repeat(37) + "1' as decimal(38,38))", "-0." + "0".repeat(37) + "1"),
          TypeCase.same(
              "cast('1234567890123456789012345678.0123456789' as decimal(38,10))",
              "1234567890123456789012345678.0123456789"),
          TypeCase.same("cast(0 as decimal(5,2))", "0.00"),
          TypeCase.same("cast('3.4028235E38' as float)", "3.4028235E38"),
          TypeCase.same("cast('1.7976931348623157E308' as double)", "1.7976931348623157E308"),
          TypeCase.same("cast('4.9E-324' as double)", "4.9E-324"),
          TypeCase.same("cast('NaN' as double)", "NaN"),
          TypeCase.same("cast('-Infinity' as double)", "-Infinity"),
          TypeCase.same("''", ""),
          TypeCase.same("'Grüße 🎉'", "Grüße 🎉"),
          TypeCase.same("date'2024-02-29'", "2024-02-29"));

  /** Of types whose text is each client's own. */
  static final List<TypeCase> OTHERS =
      List.of(
          TypeCase.same("date'0001-01-01'", "0001-01-01"),
          TypeCase.same("date'9999-12-31'", "9999-12-31"),
          new TypeCase("X''", "", ""),
          new TypeCase("X'4142'", "AB", "QUI="),
          new TypeCase(
              "timestamp'0001-01-01 00:00:00'", "0001-01-01 00:00:00", "0001-01-01T00:00:00.000Z"),
          new TypeCase(
              "timestamp'9999-12-31 23:59:59.999999'",
              "9999-12-31 23:59:59.999999",
              "9999-12-31T23:59:59.999999Z"),
          new TypeCase(
              "timestamp_ntz'1582-10-10 12:00:00.000001'",
              "1582-10-10 12:00:00.000001",
              "1582-10-10T12:00:00.000001"),
          new TypeCase(
              "interval '-178956970-8' year to month",
              "INTERVAL '-178956970-8' YEAR TO MONTH",
              "-178956970-8"),
          new TypeCase(
              "interval '106751991 04:00:54.775807' day to second",
              "INTERVAL '106751991 04:00:54.775807' DAY TO SECOND",
              "106751991 04:00:54.775807000"),
          new TypeCase(
              "interval '-0 00:00:00.000001' day to second",
              "INTERVAL '-0 00:00:00.000001' DAY TO SECOND",
              "-0 00:00:00.000001000"),
          new TypeCase("array(1, null)", "[1, null]", "[\"1\",null]"),
          new TypeCase("cast(array() as array<string>)", "[]", "[]"),
          new TypeCase("map('k', 1.50)", "{k -> 1.50}", "{\"k\":\"1.50\"}"),
          new TypeCase(
              "named_struct('a', array(named_struct('b', date'2024-02-29')))",
              "{[{2024-02-29}]}",
              "{\"a\":[{\"b\":\"2024-02-29\"}]}"));

  private static TypeCase same(String sql, String text) {
    return new TypeCase(sql, text, text);
  }
}
