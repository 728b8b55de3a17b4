// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.logic;

import io.tarn.nl.logic.Tables.Join;
import io.tarn.nl.logic.Tables.Pair;
import io.tarn.nl.schema.TableView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes queries as Spark SQL; never reads a name or a value as SQL. */
public final class SparkSql {
  private final StringBuilder sql = new StringBuilder();
  private int aliases;

  private SparkSql() {}

  public static String of(Query query) {
    SparkSql writer = new SparkSql();
    writer.write(query);
    return writer.sql.toString();
  }

  private void write(Query query) {
    if (query instanceof Selection selection) {
      select(selection);
    } else if (query instanceof Combination combination) {
      write(combination.left());
      sql.append(' ').append(combination.kind()).append(' ');
      write(combination.right());
    }
  }

  private void select(Selection query) {
    Scope scope = scope(query.from());
    sql.append("SELECT ").append(query.repeats() == Repeats.DROPPED ? "DISTINCT " : "");
    list(query.projections(), scope);
    from(query.from(), scope);
    conditions(" WHERE ", query.conditions(), scope);
    if (!query.grouping().keys().isEmpty()) {
      sql.append(" GROUP BY ");
      list(query.grouping().keys(), scope);
    }
    conditions(" HAVING ", query.grouping().having(), scope);
    String before = " ORDER BY ";
    for (Ordering ordering : query.orderings()) {
      sql.append(before);
      expression(ordering.key(), scope);
      sql.append(ordering.direction() == Ordering.Direction.DESCENDING ? " DESC" : "");
      before = ", ";
    }
    if (query.limit() > 0) {
      sql.append(" LIMIT ").append(query.limit());
    }
  }

  /** The names tables go by within one selection. */
  private record Scope(Map<TableView, String> aliases) {
    String prefix(TableView table) {
      String alias = aliases.get(table);
      return alias == null ? "" : alias + ".";
    }
  }

  private Scope scope(Tables from) {
    Map<TableView, String> names = new HashMap<>();
    if (!from.joins().isEmpty()) {
      names.put(from.first(), "t" + ++aliases);
      for (Join join : from.joins()) {
        names.put(join.table(), "t" + ++aliases);
      }
    }
    return new Scope(names);
  }

  private void from(Tables from, Scope scope) {
    sql.append(" FROM ");
    table(from.first(), scope);
    for (Join join : from.joins()) {
      sql.append(" JOIN ");
      table(join.table(), scope);
      String before = " ON ";
      for (Pair pair : join.pairs()) {
        sql.append(before);
        expression(pair.left(), scope);
        sql.append(" = ");
        expression(pair.right(), scope);
        before = " AND ";
      }
    }
  }

  private void table(TableView table, Scope scope) {
    sql.append(table.path().stream().map(SqlNames::quoted).collect(Collectors.joining(".")));
    String alias = scope.aliases().get(table);
    sql.append(alias == null ? "" : " AS " + alias);
  }

  private void list(List<? extends Expression> expressions, Scope scope) {
    String before = "";
    for (Expression expression : expressions) {
      sql.append(before);
      expression(expression, scope);
      before = ", ";
    }
  }

  private void conditions(String keyword, List<Condition> conditions, Scope scope) {
    String before = keyword;
    for (Condition condition : conditions) {
      sql.append(before);
      condition(condition, scope);
      before = " AND ";
    }
  }

  private void expression(Expression expression, Scope scope) {
    if (expression instanceof ColumnUse use) {
      sql.append(scope.prefix(use.table())).append(SqlNames.quoted(use.column().name()));
    } else if (expression instanceof AllColumns all) {
      sql.append(scope.prefix(all.table())).append('*');
    } else if (expression instanceof Aggregation aggregation) {
      aggregation(aggregation, scope);
    } else if (expression instanceof DatePart part) {
      sql.append(part.part()).append('(');
      expression(part.of(), scope);
      sql.append(')');
    } else if (expression instanceof Constant constant) {
      sql.append(SqlNames.literal(constant));
    } else if (expression instanceof ScalarQuery scalar) {
      sql.append('(');
      select(scalar.query());
      sql.append(')');
    }
  }

  private void aggregation(Aggregation aggregation, Scope scope) {
    sql.append(aggregation.function()).append('(');
    if (aggregation.argument() instanceof AllColumns) {
      sql.append('*');
    } else {
      sql.append(aggregation.repeats() == Repeats.DROPPED ? "DISTINCT " : "");
      expression(aggregation.argument(), scope);
    }
    sql.append(')');
  }

  private void condition(Condition condition, Scope scope) {
    if (condition instanceof Condition.Comparison comparison) {
      expression(comparison.left(), scope);
      sql.append(' ').append(comparison.operator().sign()).append(' ');
      expression(comparison.right(), scope);
    } else if (condition instanceof Condition.Between between) {
      expression(between.value(), scope);
      sql.append(" BETWEEN ").append(SqlNames.literal(between.low()));
      sql.append(" AND ").append(SqlNames.literal(between.high()));
    } else if (condition instanceof Condition.Like like) {
      expression(like.value(), scope);
      sql.append(" ILIKE ").append(SqlNames.text(like.pattern()));
    } else if (condition instanceof Condition.Missing missing) {
      expression(missing.value(), scope);
      sql.append(" IS NULL");
    } else {
      compound(condition, scope);
    }
  }

  private void compound(Condition condition, Scope scope) {
    if (condition instanceof Condition.Among among) {
      expression(among.value(), scope);
      sql.append(" IN (");
      select(among.query());
      sql.append(')');
    } else if (condition instanceof Condition.AnyOf any) {
      sql.append('(');
      List<Condition> parts = new ArrayList<>(any.conditions());
      for (int i = 0; i < parts.size(); i++) {
        sql.append(i == 0 ? "" : " OR ");
        condition(parts.get(i), scope);
      }
      sql.append(')');
    } else if (condition instanceof Condition.Not not) {
      sql.append("NOT (");
      condition(not.condition(), scope);
      sql.append(')');
    }
  }
}
