// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner.duckdb;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Casts as Spark makes them in ANSI mode. What DuckDB reads or writes differently for some values
 * goes through a macro that hands those values' statement over to Spark.
 */
final class CastTexts {
  private final ZoneId zone;

  CastTexts(ZoneId zone) {
    this.zone = zone;
  }

  /** Whether the session's zone never moves its clocks, so that local times are unambiguous. */
  boolean fixedZone() {
    ZoneRules rules = zone.getRules();
    return rules.isFixedOffset();
  }

  /** The wall clock's time of a moment, a TIMESTAMP. */
  String local(String moment) {
    return "timezone(" + Literals.string(zoneName()) + ", " + moment + ")";
  }

  /** The moment of a wall clock's time; only where every such time comes once. */
  String moment(String local) {
    if (!fixedZone()) {
      throw new OffListException("conversion of local times in zone " + zone);
    }
    return "timezone(" + Literals.string(zoneName()) + ", " + local + ")";
  }

  private String zoneName() {
    if (!fixedZone()) {
      return zone.getId();
    }
    int seconds = zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds();
    if (seconds == 0) {
      return "UTC";
    }
    throw new OffListException("zone " + zone);
  }

  String cast(String text, RelDataType from, RelDataType to) {
    DuckdbTypes.name(to);
    if (DuckdbTypes.same(from, to)) {
      return text;
    }
    if (DuckdbTypes.isNull(from)) {
      return plain(text, to);
    }
    return switch (to.getSqlTypeName()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT -> toWhole(text, from, to);
      case REAL, DOUBLE -> toReal(text, from, to);
      case DECIMAL -> toDecimal(text, from, to);
      case VARCHAR, CHAR -> toText(text, from);
      case BOOLEAN -> toBoolean(text, from);
      case DATE, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> toTime(text, from, to);
      default -> throw refused(from, to);
    };
  }

  static String plain(String text, RelDataType to) {
    return "CAST(" + text + " AS " + DuckdbTypes.name(to) + ")";
  }

  private static String toWhole(String text, RelDataType from, RelDataType to) {
    return switch (from.getSqlTypeName()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, BOOLEAN -> plain(text, to);
      case REAL, DOUBLE, DECIMAL -> plain("trunc(" + text + ")", to);
      case VARCHAR, CHAR -> plain("spark_whole_text(" + text + ")", to);
      default -> throw refused(from, to);
    };
  }

  private static String toReal(String text, RelDataType from, RelDataType to) {
    return switch (from.getSqlTypeName()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, BOOLEAN, DECIMAL -> plain(text, to);
      case VARCHAR, CHAR -> plain("spark_number_text(" + text + ")", to);
      default -> throw refused(from, to);
    };
  }

  private static String toDecimal(String text, RelDataType from, RelDataType to) {
    return switch (from.getSqlTypeName()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> plain(text, to);
      case VARCHAR, CHAR -> plain("spark_decimal_text(" + text + ")", to);
      default -> throw refused(from, to);
    };
  }

  private String toText(String text, RelDataType from) {
    return switch (from.getSqlTypeName()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, BOOLEAN, DECIMAL -> "CAST(" + text + " AS VARCHAR)";
      case DATE, TIMESTAMP -> "spark_time_text(" + text + ")";
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> "spark_time_text(" + local(text) + ")";
      case VARCHAR, CHAR -> text;
      default -> throw new OffListException("cast of " + from.getSqlTypeName() + " to STRING");
    };
  }

  private static String toBoolean(String text, RelDataType from) {
    return switch (from.getSqlTypeName()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT -> "(" + text + " <> 0)";
      case VARCHAR, CHAR -> "spark_boolean(" + text + ")";
      default -> throw new OffListException("cast of " + from.getSqlTypeName() + " to BOOLEAN");
    };
  }

  private String toTime(String text, RelDataType from, RelDataType to) {
    SqlTypeName source = from.getSqlTypeName();
    return switch (to.getSqlTypeName()) {
      case DATE -> {
        if (DuckdbTypes.isText(from)) {
          yield "spark_date(" + text + ")";
        }
        yield plain(DuckdbTypes.isZoned(from) ? local(text) : checked(text, from, to), to);
      }
      case TIMESTAMP -> {
        yield DuckdbTypes.isZoned(from) ? local(text) : plain(checked(text, from, to), to);
      }
      default -> {
        boolean fits = source == SqlTypeName.DATE || source == SqlTypeName.TIMESTAMP;
        if (!fits) {
          throw refused(from, to);
        }
        yield moment("CAST(" + text + " AS TIMESTAMP)");
      }
    };
  }

  private static String checked(String text, RelDataType from, RelDataType to) {
    if (from.getSqlTypeName() != SqlTypeName.DATE
        && from.getSqlTypeName() != SqlTypeName.TIMESTAMP) {
      throw refused(from, to);
    }
    return text;
  }

  private static OffListException refused(RelDataType from, RelDataType to) {
    return new OffListException("cast of " + from.getSqlTypeName() + " to " + to.getSqlTypeName());
  }
}
