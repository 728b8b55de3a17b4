// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.parser.CopyInto;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The options of a {@code COPY INTO} that Spark's readers get. Only known ones are passed on. */
final class CopyOptions {
  private static final List<String> CSV =
      List.of(
          "header",
          "sep",
          "delimiter",
          "quote",
          "escape",
          "charToEscapeQuoteEscaping",
          "comment",
          "nullValue",
          "emptyValue",
          "nanValue",
          "positiveInf",
          "negativeInf",
          "dateFormat",
          "timestampFormat",
          "timestampNTZFormat",
          "encoding",
          "charset",
          "multiLine",
          "mode",
          "ignoreLeadingWhiteSpace",
          "ignoreTrailingWhiteSpace",
          "lineSep",
          "locale",
          "inferSchema",
          "maxColumns",
          "maxCharsPerColumn");
  private static final List<String> JSON =
      List.of(
          "multiLine",
          "dateFormat",
          "timestampFormat",
          "timestampNTZFormat",
          "encoding",
          "charset",
          "mode",
          "lineSep",
          "locale",
          "allowComments",
          "allowUnquotedFieldNames",
          "allowSingleQuotes",
          "allowNumericLeadingZeros",
          "allowNonNumericNumbers",
          "allowBackslashEscapingAnyCharacter",
          "allowUnquotedControlChars",
          "inferSchema");
  private static final List<String> PARQUET =
      List.of("mergeSchema", "datetimeRebaseMode", "int96RebaseMode", "inferSchema");
  private static final List<String> COPY = List.of("force", "mergeSchema");
  private static final List<String> MODES = List.of("FAILFAST", "PERMISSIVE", "DROPMALFORMED");

  private final CopyInto.Format format;
  private final Map<String, String> values = new LinkedHashMap<>();

  private CopyOptions(CopyInto.Format format) {
    this.format = format;
  }

  /** Checks the options' names and fills in what must not be left to chance. */
  static CopyOptions of(CopyInto copy) {
    CopyOptions options = new CopyOptions(copy.format());
    SqlParserPos pos = copy.getParserPosition();
    List<String> known =
        switch (copy.format()) {
          case CSV -> CSV;
          case JSON -> JSON;
          case PARQUET -> PARQUET;
        };
    copy.formatOptions()
        .forEach(
            (key, value) -> options.values.put(known(key, known, "format option", pos), value));
    // Types come from the table; guessing them again could only differ.
    options.values.remove("inferSchema");
    if (copy.format() != CopyInto.Format.PARQUET) {
      options.values.putIfAbsent("mode", MODES.get(0));
      known(options.values.get("mode"), MODES, "mode", pos);
    }
    if (options.hasHeader()) {
      // Each file's header must name the columns read from it, in that order.
      options.values.put("enforceSchema", "false");
    }
    return options;
  }

  private static String known(String key, List<String> known, String kind, SqlParserPos pos) {
    return known.stream()
        .filter(key::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () ->
                PlannerErrors.argument(
                    pos,
                    "There is no "
                        + kind
                        + " '"
                        + key
                        + "'."
                        + NearestNames.hint(key, known)
                        + " Known are: "
                        + String.join(", ", known)
                        + "."));
  }

  /** Whether files that were loaded before are to be loaded again. */
  static boolean force(CopyInto copy) {
    boolean force = false;
    SqlParserPos pos = copy.getParserPosition();
    for (Map.Entry<String, String> option : copy.copyOptions().entrySet()) {
      boolean value = truth(option.getKey(), option.getValue(), pos);
      if (known(option.getKey(), COPY, "copy option", pos).equals("force")) {
        force = value;
      } else if (value) {
        throw PlannerErrors.unsupported(
            pos, "Adding columns while copying (mergeSchema)", "Add them to the table first.");
      }
    }
    return force;
  }

  private static boolean truth(String key, String value, SqlParserPos pos) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw PlannerErrors.argument(
              pos, "'" + value + "' is not a value of " + key + "; say true or false.");
    };
  }

  boolean hasHeader() {
    return format == CopyInto.Format.CSV && "true".equalsIgnoreCase(values.get("header"));
  }

  /** An option under either of two names. */
  Optional<String> value(String name, String otherName) {
    return Optional.ofNullable(values.getOrDefault(name, values.get(otherName)));
  }

  /** {@code 'key' = 'value', …} for Spark. */
  String sparkText() {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (key, value) ->
            text.append(SparkLexical.string(key))
                .append(" = ")
                .append(SparkLexical.string(value))
                .append(", "));
    return text.toString();
  }

  String provider() {
    return format.name().toLowerCase(Locale.ROOT);
  }
}
