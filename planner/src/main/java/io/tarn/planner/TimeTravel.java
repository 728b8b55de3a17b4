// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.SnapshotVersion;
import io.tarn.parser.VersionedTable;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Optional;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.type.SqlTypeName;

/** What {@code VERSION AS OF} and {@code TIMESTAMP AS OF} ask for. Constants only. */
final class TimeTravel {
  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd[['T'][' ']HH:mm[:ss]]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
          .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
          .toFormatter(java.util.Locale.ROOT);

  private TimeTravel() {}

  static SnapshotVersion version(VersionedTable table, ZoneId zone) {
    Optional<SqlNode> version = table.version();
    return version.isPresent()
        ? new SnapshotVersion.AsOfVersion(number(version.get()))
        : new SnapshotVersion.AsOfTimestamp(millis(table.time().orElse(table), zone));
  }

  private static long number(SqlNode node) {
    if (node instanceof SqlNumericLiteral number && number.isInteger()) {
      return number.longValue(true);
    }
    if (node instanceof SqlLiteral text && text.getTypeName() == SqlTypeName.CHAR) {
      try {
        return Long.parseLong(String.valueOf(text.toValue()));
      } catch (NumberFormatException e) {
        throw PlannerErrors.argument(
            node.getParserPosition(), "VERSION AS OF takes a whole number, such as 7.");
      }
    }
    throw PlannerErrors.argument(
        node.getParserPosition(), "VERSION AS OF takes a whole number, such as 7.");
  }

  private static long millis(SqlNode node, ZoneId zone) {
    String text = "";
    if (node instanceof SqlUnknownLiteral literal) {
      text = literal.getValue();
    } else if (node instanceof SqlLiteral literal && literal.getTypeName() == SqlTypeName.CHAR) {
      text = String.valueOf(literal.toValue());
    }
    try {
      return parsed(text.trim(), zone);
    } catch (DateTimeException e) {
      throw PlannerErrors.argument(
          node.getParserPosition(),
          "TIMESTAMP AS OF takes a time such as '2026-01-31 08:30:00', not an expression.");
    }
  }

  private static long parsed(String text, ZoneId zone) {
    if (text.matches(".*[T ].*(?:Z|[+-]\\d\\d:\\d\\d)")) {
      return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant().toEpochMilli();
    }
    return LocalDateTime.parse(text, LOCAL).atZone(zone).toInstant().toEpochMilli();
  }
}
