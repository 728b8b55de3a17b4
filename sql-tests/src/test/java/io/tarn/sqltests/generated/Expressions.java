// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.generated;

import java.util.List;
import java.util.Random;

/** Random expressions of a wanted type over the columns of {@link GeneratedTables}. */
final class Expressions {
  /** Kinds of values; each has columns, literals and functions that give it. */
  enum Kind {
    WHOLE,
    DECIMAL,
    DOUBLE,
    TEXT,
    DAY,
    MOMENT,
    TRUTH;

    static Kind any(Random random) {
      return values()[random.nextInt(values().length)];
    }
  }

  private static final int DEEPEST = 3;

  private final Random random;

  Expressions(Random random) {
    this.random = random;
  }

  /**
   * @param alias of the table whose columns it may use
   */
  String of(Kind kind, String alias) {
    return of(kind, alias, 0);
  }

  private String of(Kind kind, String alias, int depth) {
    if (depth >= DEEPEST || random.nextInt(3) == 0) {
      return random.nextInt(4) == 0 ? literal(kind) : column(kind, alias);
    }
    return random.nextInt(5) == 0 ? choice(kind, alias, depth) : call(kind, alias, depth + 1);
  }

  String column(Kind kind, String alias) {
    return alias
        + "."
        + pick(
            switch (kind) {
              case WHOLE -> List.of("i", "l", "s", "t");
              case DECIMAL -> List.of("n", "m");
              case DOUBLE -> List.of("d", "f");
              case TEXT -> List.of("x", "v");
              case DAY -> List.of("y");
              case MOMENT -> List.of("z", "w");
              case TRUTH -> List.of("b");
            });
  }

  String literal(Kind kind) {
    return switch (kind) {
      case WHOLE -> String.valueOf(random.nextInt(9) - 2);
      case DECIMAL -> (random.nextInt(40) - 20) + "." + (10 + random.nextInt(90));
      case DOUBLE -> (random.nextInt(20) - 10) + "." + pick(List.of("0", "25", "5")) + "D";
      case TEXT -> pick(List.of("''", "'a'", "'B'", "'ab '", "'it\\'s'", "'%'", "'12'"));
      case DAY -> pick(List.of("date '2020-02-29'", "date '1969-12-31'", "date '2024-01-01'"));
      case MOMENT ->
          pick(List.of("timestamp_ntz '2020-02-29 12:34:56.789'", "cast(null as timestamp_ntz)"));
      case TRUTH -> pick(List.of("true", "false", "cast(null as boolean)"));
    };
  }

  private String choice(Kind kind, String alias, int depth) {
    String first = of(kind, alias, depth + 1);
    String second = of(kind, alias, depth + 1);
    String condition = of(Kind.TRUTH, alias, depth + 1);
    return switch (random.nextInt(4)) {
      case 0 -> "case when " + condition + " then " + first + " else " + second + " end";
      case 1 -> "coalesce(" + first + ", " + second + ")";
      case 2 -> "nullif(" + first + ", " + second + ")";
      default -> "if(" + condition + ", " + first + ", " + second + ")";
    };
  }

  private String call(Kind kind, String alias, int depth) {
    return switch (kind) {
      case WHOLE -> whole(alias, depth);
      case DECIMAL -> decimal(alias, depth);
      case DOUBLE -> real(alias, depth);
      case TEXT -> text(alias, depth);
      case DAY -> day(alias, depth);
      case MOMENT ->
          "date_trunc('"
              + pick(List.of("DAY", "HOUR", "MONTH", "YEAR"))
              + "', "
              + column(Kind.MOMENT, alias)
              + ")";
      case TRUTH -> truth(alias, depth);
    };
  }

  private String whole(String alias, int depth) {
    String a = of(Kind.WHOLE, alias, depth);
    String b = of(Kind.WHOLE, alias, depth);
    return switch (random.nextInt(9)) {
      case 0 -> "(" + a + " + " + b + ")";
      case 1 -> "(" + a + " - " + b + ")";
      case 2 -> "(" + a + " % " + b + ")";
      case 3 -> "(" + a + " div " + b + ")";
      case 4 -> "abs(" + a + ")";
      case 5 -> "length(" + of(Kind.TEXT, alias, depth) + ")";
      case 6 ->
          pick(List.of("year", "month", "day", "quarter", "dayofweek", "weekofyear"))
              + "("
              + of(Kind.DAY, alias, depth)
              + ")";
      case 7 -> "datediff(" + of(Kind.DAY, alias, depth) + ", " + of(Kind.DAY, alias, depth) + ")";
      default -> "cast(" + of(Kind.DECIMAL, alias, depth) + " as int)";
    };
  }

  private String decimal(String alias, int depth) {
    String a = of(Kind.DECIMAL, alias, depth);
    String b = of(Kind.DECIMAL, alias, depth);
    return switch (random.nextInt(6)) {
      case 0 -> "(" + a + " + " + b + ")";
      case 1 -> "(" + a + " - " + b + ")";
      case 2 -> "(" + column(Kind.DECIMAL, alias) + " * " + column(Kind.DECIMAL, alias) + ")";
      case 3 -> "round(" + a + ", " + random.nextInt(3) + ")";
      case 4 -> "(" + a + " + " + of(Kind.WHOLE, alias, depth) + ")";
      default -> "cast(" + of(Kind.WHOLE, alias, depth) + " as decimal(12,2))";
    };
  }

  private String real(String alias, int depth) {
    String a = of(Kind.DOUBLE, alias, depth);
    return switch (random.nextInt(5)) {
      case 0 -> "(" + a + " + " + of(Kind.DOUBLE, alias, depth) + ")";
      case 1 -> "(" + a + " * " + of(Kind.DOUBLE, alias, depth) + ")";
      case 2 -> "(" + a + " / " + of(Kind.DOUBLE, alias, depth) + ")";
      case 3 -> "abs(" + a + ")";
      default -> "cast(" + of(Kind.WHOLE, alias, depth) + " as double)";
    };
  }

  private String text(String alias, int depth) {
    String a = of(Kind.TEXT, alias, depth);
    return switch (random.nextInt(7)) {
      case 0 -> "concat(" + a + ", " + of(Kind.TEXT, alias, depth) + ")";
      case 1 -> "upper(" + a + ")";
      case 2 -> "trim(" + a + ")";
      case 3 -> "substring(" + a + ", " + (random.nextInt(5) - 1) + ", " + random.nextInt(4) + ")";
      case 4 -> "replace(" + a + ", 'a', 'bc')";
      case 5 -> "cast(" + of(Kind.WHOLE, alias, depth) + " as string)";
      default -> "lpad(" + a + ", " + random.nextInt(6) + ", '*')";
    };
  }

  private String day(String alias, int depth) {
    String a = of(Kind.DAY, alias, depth);
    return switch (random.nextInt(4)) {
      case 0 -> "date_add(" + a + ", " + random.nextInt(400) + ")";
      case 1 -> "add_months(" + a + ", " + (random.nextInt(30) - 15) + ")";
      case 2 -> "last_day(" + a + ")";
      default -> "cast(" + column(Kind.MOMENT, alias) + " as date)";
    };
  }

  private String truth(String alias, int depth) {
    Kind kind = Kind.any(random);
    String a = of(kind, alias, depth);
    String b = of(kind, alias, depth);
    return switch (random.nextInt(8)) {
      case 0 -> "(" + a + " " + pick(List.of("=", "<>", "<=>")) + " " + b + ")";
      case 1 -> "(" + a + " " + pick(List.of("<", "<=", ">", ">=")) + " " + b + ")";
      case 2 -> "(" + a + " is " + pick(List.of("", "not ")) + "null)";
      case 3 -> "(" + of(Kind.TRUTH, alias, depth) + " and " + of(Kind.TRUTH, alias, depth) + ")";
      case 4 -> "(" + of(Kind.TRUTH, alias, depth) + " or " + of(Kind.TRUTH, alias, depth) + ")";
      case 5 -> "(not " + of(Kind.TRUTH, alias, depth) + ")";
      case 6 -> "(" + a + pick(List.of(" in (", " not in (")) + b + ", " + literal(kind) + "))";
      default ->
          "("
              + of(Kind.TEXT, alias, depth)
              + " like '"
              + pick(List.of("a%", "%b%", "_", "%"))
              + "')";
    };
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
