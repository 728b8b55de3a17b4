// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.logic;

import io.tarn.nl.logic.Aggregation.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in English what a query does, with names between asterisks. */
public final class EnglishReading {
  private EnglishReading() {}

  public static String of(Query query) {
    String text = query(query);
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String query(Query query) {
    if (query instanceof Combination combination) {
      String link =
          switch (combination.kind()) {
            case UNION -> ", together with: ";
            case INTERSECT -> ", only those also in: ";
            case EXCEPT -> ", without those in: ";
          };
      return query(combination.left()) + link + query(combination.right());
    }
    return selection((Selection) query);
  }

  private static String selection(Selection query) {
    StringBuilder text = new StringBuilder(shown(query));
    text.append(" of ").append(tables(query.from()));
    if (!query.conditions().isEmpty()) {
      text.append(" where ").append(all(query.conditions()));
    }
    List<Expression> keys = query.grouping().keys();
    if (!keys.isEmpty()) {
      text.append(", per ").append(list(keys));
    }
    if (!query.grouping().having().isEmpty()) {
      text.append(", keeping groups where ").append(all(query.grouping().having()));
    }
    if (!query.orderings().isEmpty()) {
      text.append(", sorted by ")
          .append(
              query.orderings().stream()
                  .map(EnglishReading::ordering)
                  .collect(Collectors.joining(", then ")));
    }
    if (query.limit() > 0) {
      text.append(query.limit() == 1 ? ", the first only" : ", the first " + query.limit());
    }
    return text.toString();
  }

  private static String shown(Selection query) {
    List<Expression> values = new ArrayList<>(query.projections());
    values.removeAll(query.grouping().keys());
    List<Expression> said = values.isEmpty() ? query.projections() : values;
    if (said.size() == 1
        && said.get(0) instanceof Aggregation one
        && one.function() == Function.COUNT
        && one.argument() instanceof AllColumns) {
      return "counting rows";
    }
    return (query.repeats() == Repeats.DROPPED ? "showing different " : "showing ") + list(said);
  }

  private static String tables(Tables tables) {
    StringBuilder text = new StringBuilder(name(tables.first().name()));
    for (Tables.Join join : tables.joins()) {
      text.append(" with ").append(name(join.table().name()));
    }
    return text.toString();
  }

  private static String name(String name) {
    return "*" + name + "*";
  }

  private static String list(List<Expression> values) {
    return values.stream().map(EnglishReading::value).collect(Collectors.joining(", "));
  }

  private static String value(Expression value) {
    if (value instanceof ColumnUse use) {
      return name(use.column().name());
    } else if (value instanceof AllColumns) {
      return "all columns";
    } else if (value instanceof DatePart part) {
      return "the " + part.part().name().toLowerCase(Locale.ROOT) + " of " + value(part.of());
    } else if (value instanceof Constant constant) {
      return "'" + constant.text() + "'";
    } else if (value instanceof ScalarQuery scalar) {
      return "(" + selection(scalar.query()).replaceFirst("^showing ", "") + ")";
    }
    return aggregation((Aggregation) value);
  }

  private static String aggregation(Aggregation value) {
    if (value.argument() instanceof AllColumns) {
      return "the number of rows";
    }
    String different = value.repeats() == Repeats.DROPPED ? "different " : "";
    String function =
        switch (value.function()) {
          case COUNT -> "the number of ";
          case SUM -> "the total of ";
          case AVG -> "the average of ";
          case MIN -> "the least ";
          case MAX -> "the greatest ";
        };
    return function + different + value(value.argument());
  }

  private static String ordering(Ordering ordering) {
    String direction =
        ordering.direction() == Ordering.Direction.DESCENDING ? ", greatest first" : "";
    return value(ordering.key()) + direction;
  }

  private static String all(List<Condition> conditions) {
    return conditions.stream().map(EnglishReading::condition).collect(Collectors.joining(" and "));
  }

  private static String condition(Condition condition) {
    if (condition instanceof Condition.Comparison comparison) {
      return value(comparison.left())
          + " "
          + operator(comparison.operator())
          + " "
          + value(comparison.right());
    } else if (condition instanceof Condition.Between between) {
      return value(between.value())
          + " is from "
          + value(between.low())
          + " to "
          + value(between.high());
    } else if (condition instanceof Condition.Like like) {
      return value(like.value()) + " is like '" + like.pattern() + "'";
    } else if (condition instanceof Condition.Missing missing) {
      return value(missing.value()) + " is missing";
    } else if (condition instanceof Condition.Among among) {
      return value(among.value()) + " is among (" + selection(among.query()) + ")";
    } else if (condition instanceof Condition.Not not) {
      return "not (" + condition(not.condition()) + ")";
    }
    return ((Condition.AnyOf) condition)
        .conditions().stream()
            .map(EnglishReading::condition)
            .collect(Collectors.joining(" or ", "(", ")"));
  }

  private static String operator(Condition.Operator operator) {
    return switch (operator) {
      case EQUAL -> "is";
      case DIFFERENT -> "is not";
      case LESS -> "is less than";
      case AT_MOST -> "is at most";
      case GREATER -> "is more than";
      case AT_LEAST -> "is at least";
    };
  }
}
