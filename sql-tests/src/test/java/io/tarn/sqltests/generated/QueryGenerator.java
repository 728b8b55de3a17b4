// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.generated;

import io.tarn.sqltests.generated.Expressions.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Random queries whose rows are certain up to their order: no LIMIT without a total order, no
 * window over ties, sums of values that add up exactly. Columns of times are read as text, which
 * every reader prints alike.
 */
final class QueryGenerator {
  private static final List<String> TABLES = List.of("facts", "dims");
  private static final List<String> JOINS = List.of("join", "left join", "right join", "full join");

  private final Random random;
  private final Expressions expressions;

  QueryGenerator(long seed) {
    this.random = new Random(seed);
    this.expressions = new Expressions(random);
  }

  String next() {
    return switch (random.nextInt(7)) {
      case 0 -> plain();
      case 1 -> grouped();
      case 2 -> joined();
      case 3 -> combined();
      case 4 -> windowed();
      case 5 -> withSubquery();
      default -> withQuery();
    };
  }

  private String plain() {
    String distinct = random.nextInt(4) == 0 ? "distinct " : "";
    String items = items(kinds(), "a");
    if (distinct.isEmpty() && random.nextInt(4) == 0) {
      return "select a.id, " + items + from() + where() + " order by a.id limit 7 offset 2";
    }
    return "select " + distinct + items + from() + where();
  }

  private String grouped() {
    List<Kind> keys = List.of(Kind.any(random), Kind.TRUTH);
    String grouping = keys.stream().map(kind -> key(kind)).collect(Collectors.joining(", "));
    String having = random.nextInt(3) == 0 ? " having count(*) > 1" : "";
    return "select "
        + grouping
        + ", "
        + aggregates("a")
        + from()
        + where()
        + " group by "
        + grouping
        + having;
  }

  /** A column or a simple expression, so that the list of groups can repeat it word by word. */
  private String key(Kind kind) {
    String column = expressions.column(kind, "a");
    return kind == Kind.MOMENT ? "cast(" + column + " as string)" : column;
  }

  private String aggregates(String alias) {
    return IntStream.range(0, 1 + random.nextInt(4))
        .mapToObj(i -> aggregate(alias) + " as g" + i)
        .collect(Collectors.joining(", "));
  }

  private String aggregate(String alias) {
    String filter =
        random.nextInt(5) == 0 ? " filter (where " + expressions.of(Kind.TRUTH, alias) + ")" : "";
    String whole = expressions.column(Kind.WHOLE, alias);
    return switch (random.nextInt(7)) {
          case 0 -> "count(*)";
          case 1 -> "count(distinct " + expressions.column(Kind.any(random), alias) + ")";
          case 2 -> "sum(" + whole + ")";
          case 3 -> "sum(" + expressions.column(Kind.DECIMAL, alias) + ")";
          case 4 -> "avg(" + expressions.column(Kind.DECIMAL, alias) + ")";
          case 5 -> text(Kind.DAY, "min(" + expressions.of(Kind.DAY, alias) + ")", filter);
          default -> "max(" + expressions.of(Kind.TEXT, alias) + ")";
        }
        + filter;
  }

  /** A filter must stay beside its aggregate, so what has one is not cast. */
  private static String text(Kind kind, String value, String filter) {
    return filter.isEmpty() ? shown(kind, value) : "count(*)";
  }

  private String joined() {
    String join = JOINS.get(random.nextInt(JOINS.size()));
    String on = random.nextBoolean() ? "a.i = b.i" : "a.x = b.x and a.i <= b.l";
    return "select "
        + items(List.of(Kind.any(random)), "a")
        + ", "
        + items(List.of(Kind.any(random)), "b").replace(" as c0", " as e0")
        + ", a.id, b.id as bid from facts a "
        + join
        + " dims b on "
        + on
        + where();
  }

  private String combined() {
    List<Kind> kinds = List.of(Kind.WHOLE, Kind.TEXT);
    String operator = List.of("union", "union all", "intersect", "except").get(random.nextInt(4));
    return "select "
        + columns(kinds)
        + from()
        + where()
        + " "
        + operator
        + " select "
        + columns(kinds)
        + from()
        + where();
  }

  /** Columns without a literal among them: both engines read their types alike. */
  private String columns(List<Kind> kinds) {
    return IntStream.range(0, kinds.size())
        .mapToObj(i -> expressions.column(kinds.get(i), "a") + " as c" + i)
        .collect(Collectors.joining(", "));
  }

  private String windowed() {
    String partition = "partition by " + expressions.column(Kind.TRUTH, "a");
    String window = " over (" + partition + " order by a.id)";
    String function =
        List.of(
                "row_number()",
                "count(*)",
                "sum(a.i)",
                "max(a.x)",
                "lag(a.i)",
                "lead(a.x, 2)",
                "rank()")
            .get(random.nextInt(7));
    return "select a.id, " + function + window + " as r, " + items(kinds(), "a") + from() + where();
  }

  private String withSubquery() {
    String inner = "from dims b where " + expressions.of(Kind.TRUTH, "b");
    String condition =
        switch (random.nextInt(4)) {
          case 0 -> "a.i in (select b.i " + inner + ")";
          case 1 -> "a.i not in (select b.i " + inner + " and b.i is not null)";
          case 2 -> "exists (select 1 " + inner + " and b.i = a.i)";
          default -> "a.l > (select avg(b.i) " + inner + ")";
        };
    return "select a.id, " + items(kinds(), "a") + " from facts a where " + condition;
  }

  private String withQuery() {
    return "with q as (select a.b as k, count(*) as c, sum(a.i) as t"
        + from()
        + where()
        + " group by a.b) select p.k, p.c, r.t from q p join q r on p.c <= r.c";
  }

  private List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      kinds.add(Kind.any(random));
    }
    return kinds;
  }

  private String items(List<Kind> kinds, String alias) {
    return IntStream.range(0, kinds.size())
        .mapToObj(i -> shown(kinds.get(i), expressions.of(kinds.get(i), alias)) + " as c" + i)
        .collect(Collectors.joining(", "));
  }

  private static String shown(Kind kind, String value) {
    return kind == Kind.DAY || kind == Kind.MOMENT ? "cast(" + value + " as string)" : value;
  }

  private String from() {
    return " from " + TABLES.get(random.nextInt(TABLES.size())) + " a";
  }

  private String where() {
    return random.nextBoolean() ? "" : " where " + expressions.of(Kind.TRUTH, "a");
  }
}
