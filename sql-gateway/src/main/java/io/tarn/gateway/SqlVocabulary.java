// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportsConvert;

/**
 * Words and conversions told to clients that generate SQL. Only what Spark's SQL has under the very
 * name the call-level interface standard gives it.
 */
public final class SqlVocabulary {
  private static final List<String> KEYWORDS =
      List.of(
          "ANTI",
          "ARCHIVE",
          "BUCKET",
          "CACHE",
          "CLUSTER",
          "COPY",
          "DATABASES",
          "DELTA",
          "DESCRIBE",
          "DISTRIBUTE",
          "EXCEPT",
          "EXPLAIN",
          "ILIKE",
          "LATERAL",
          "LIMIT",
          "MINUS",
          "OVERWRITE",
          "PIVOT",
          "QUALIFY",
          "REFRESH",
          "REGEXP",
          "RLIKE",
          "SEMI",
          "SHOW",
          "SORT",
          "TABLES",
          "TBLPROPERTIES",
          "UNPIVOT",
          "USE",
          "VIEWS");
  private static final List<String> NUMERIC =
      List.of(
          "ABS", "ACOS", "ASIN", "ATAN", "ATAN2", "CEILING", "COS", "COT", "DEGREES", "EXP",
          "FLOOR", "LOG", "LOG10", "MOD", "PI", "POWER", "RADIANS", "ROUND", "SIGN", "SIN", "SQRT",
          "TAN");
  private static final List<String> STRING =
      List.of(
          "ASCII",
          "CHAR",
          "CHAR_LENGTH",
          "CHARACTER_LENGTH",
          "CONCAT",
          "LCASE",
          "LEFT",
          "LENGTH",
          "LOCATE",
          "LTRIM",
          "OCTET_LENGTH",
          "POSITION",
          "REPEAT",
          "REPLACE",
          "RIGHT",
          "RTRIM",
          "SPACE",
          "SUBSTRING",
          "UCASE");
  private static final List<String> SYSTEM = List.of("IFNULL", "USER");
  private static final List<String> DATETIME =
      List.of(
          "CURRENT_DATE",
          "CURRENT_TIMESTAMP",
          "DAYOFMONTH",
          "DAYOFWEEK",
          "DAYOFYEAR",
          "EXTRACT",
          "HOUR",
          "MINUTE",
          "MONTH",
          "NOW",
          "QUARTER",
          "SECOND",
          "WEEKOFYEAR",
          "YEAR");

  private static final List<SqlSupportsConvert> NUMBERS =
      List.of(
          SqlSupportsConvert.SQL_CONVERT_TINYINT,
          SqlSupportsConvert.SQL_CONVERT_SMALLINT,
          SqlSupportsConvert.SQL_CONVERT_INTEGER,
          SqlSupportsConvert.SQL_CONVERT_BIGINT,
          SqlSupportsConvert.SQL_CONVERT_REAL,
          SqlSupportsConvert.SQL_CONVERT_FLOAT,
          SqlSupportsConvert.SQL_CONVERT_DECIMAL,
          SqlSupportsConvert.SQL_CONVERT_NUMERIC);

  private static final List<SqlSupportsConvert> MOMENTS =
      List.of(SqlSupportsConvert.SQL_CONVERT_DATE, SqlSupportsConvert.SQL_CONVERT_TIMESTAMP);
  private static final SqlSupportsConvert TEXT = SqlSupportsConvert.SQL_CONVERT_VARCHAR;

  private SqlVocabulary() {}

  /** Words of the grammar that are not the SQL standard's, and kinds of functions, as JDBC asks. */
  public enum Words {
    KEYWORD(KEYWORDS),
    NUMERIC_FUNCTION(NUMERIC),
    STRING_FUNCTION(STRING),
    SYSTEM_FUNCTION(SYSTEM),
    DATETIME_FUNCTION(DATETIME);

    private final String commaSeparated;

    Words(List<String> words) {
      this.commaSeparated = String.join(",", words);
    }

    /** The words with commas between them. */
    public String commaSeparated() {
      return commaSeparated;
    }
  }

  static void addTo(Map<Integer, SqlInfoValue> values) {
    values.put(SqlInfo.SQL_KEYWORDS_VALUE, new SqlInfoValue.Texts(KEYWORDS));
    values.put(SqlInfo.SQL_NUMERIC_FUNCTIONS_VALUE, new SqlInfoValue.Texts(NUMERIC));
    values.put(SqlInfo.SQL_STRING_FUNCTIONS_VALUE, new SqlInfoValue.Texts(STRING));
    values.put(SqlInfo.SQL_SYSTEM_FUNCTIONS_VALUE, new SqlInfoValue.Texts(SYSTEM));
    values.put(SqlInfo.SQL_DATETIME_FUNCTIONS_VALUE, new SqlInfoValue.Texts(DATETIME));
    values.put(SqlInfo.SQL_SUPPORTS_CONVERT_VALUE, new SqlInfoValue.Conversions(conversions()));
  }

  /** What CAST converts, from each type to others. */
  private static Map<Integer, List<Integer>> conversions() {
    Map<Integer, List<Integer>> from = new TreeMap<>();
    for (SqlSupportsConvert number : NUMBERS) {
      from.put(number.getNumber(), numbers(Stream.concat(NUMBERS.stream(), Stream.of(TEXT))));
    }
    for (SqlSupportsConvert moment : MOMENTS) {
      from.put(moment.getNumber(), numbers(Stream.concat(MOMENTS.stream(), Stream.of(TEXT))));
    }
    Stream<SqlSupportsConvert> others =
        Stream.of(
            TEXT, SqlSupportsConvert.SQL_CONVERT_BIT, SqlSupportsConvert.SQL_CONVERT_VARBINARY);
    Stream<SqlSupportsConvert> fromText =
        Stream.of(NUMBERS.stream(), MOMENTS.stream(), others).flatMap(types -> types);
    from.put(TEXT.getNumber(), numbers(fromText));
    return from;
  }

  private static List<Integer> numbers(Stream<SqlSupportsConvert> types) {
    return types.map(SqlSupportsConvert::getNumber).toList();
  }
}
