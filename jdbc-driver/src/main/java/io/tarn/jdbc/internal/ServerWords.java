// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.util.List;

/** Spark SQL's words beyond SQL:2003, for servers that do not list theirs. */
final class ServerWords {
  static final List<String> KEYWORDS =
      List.of(
          "ANTI",
          "ASK",
          "CACHE",
          "CLUSTER",
          "COPY",
          "DATABASE",
          "DATABASES",
          "DBPROPERTIES",
          "DESC",
          "DISTRIBUTE",
          "EXPLAIN",
          "FUNCTIONS",
          "ILIKE",
          "LATERAL",
          "LIMIT",
          "LOCATION",
          "MINUS",
          "OPTIMIZE",
          "OVERWRITE",
          "PARTITIONED",
          "PIVOT",
          "QUALIFY",
          "REGEXP",
          "RENAME",
          "REPLACE",
          "RESTORE",
          "RLIKE",
          "SCHEMAS",
          "SEARCH",
          "SEMI",
          "SHOW",
          "SORT",
          "TABLES",
          "TBLPROPERTIES",
          "TEMPORARY",
          "UNPIVOT",
          "USE",
          "VACUUM",
          "VERSION",
          "VIEW",
          "VIEWS");
  static final List<String> NUMERIC_FUNCTIONS =
      List.of(
          "ABS", "ACOS", "ASIN", "ATAN", "ATAN2", "CEILING", "COS", "COT", "DEGREES", "EXP",
          "FLOOR", "LOG", "LOG10", "MOD", "PI", "POWER", "RADIANS", "RAND", "ROUND", "SIGN", "SIN",
          "SQRT", "TAN");
  static final List<String> STRING_FUNCTIONS =
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
          "SOUNDEX",
          "SPACE",
          "SUBSTRING",
          "UCASE");
  static final List<String> SYSTEM_FUNCTIONS = List.of("DATABASE", "IFNULL", "USER");
  static final List<String> DATETIME_FUNCTIONS =
      List.of(
          "CURDATE",
          "CURRENT_DATE",
          "CURRENT_TIMESTAMP",
          "DAYNAME",
          "DAYOFMONTH",
          "DAYOFWEEK",
          "DAYOFYEAR",
          "EXTRACT",
          "HOUR",
          "MINUTE",
          "MONTH",
          "MONTHNAME",
          "NOW",
          "QUARTER",
          "SECOND",
          "TIMESTAMPADD",
          "TIMESTAMPDIFF",
          "WEEK",
          "YEAR");

  private ServerWords() {}
}
