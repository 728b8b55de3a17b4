// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.FunctionEntry;
import io.tarn.api.PolicyCall;
import io.tarn.api.Quoting;
import io.tarn.api.TablePolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Puts row filters and column masks between a table and whatever reads it: {@code SELECT a, CAST
 * (m(b) AS type) AS b FROM table WHERE f(a)}. Their functions are called with their owners' rights,
 * so readers need no right on them.
 */
final class PolicyWeaver {
  private final Statement statement;
  private final int depth;
  private final FunctionFrame frame;

  /**
   * @param depth how many views and bodies of functions the table stands in
   */
  PolicyWeaver(Statement statement, int depth, FunctionFrame frame) {
    this.statement = statement;
    this.depth = depth;
    this.frame = frame.withoutArguments();
  }

  /**
   * A query over a table that shows what its policies let through.
   *
   * @param source the table, as it stands in FROM
   * @param columns what it gives, in order
   */
  SqlSelect woven(SqlNode source, List<Field> columns, TablePolicies policies, SqlParserPos pos) {
    String alias = statement.rowName();
    List<SqlNode> items = new ArrayList<>();
    for (Field column : columns) {
      Optional<PolicyCall> mask = policies.mask(column.getName());
      items.add(
          mask.isPresent()
              ? masked(column, bound(mask.get(), alias, pos))
              : new SqlIdentifier(List.of(alias, column.getName()), pos));
    }
    Optional<SqlNode> filter = filter(policies, alias, pos);
    SqlSelect shown = select(items, source, alias, filter.orElse(null), pos);
    return filter.isEmpty()
        ? shown
        : select(
            List.of(SqlIdentifier.star(pos)), shown, statement.rowName(), RowBarrier.at(pos), pos);
  }

  /**
   * What a row must meet, over columns of a source.
   *
   * @param alias of the source
   */
  Optional<SqlNode> filter(TablePolicies policies, String alias, SqlParserPos pos) {
    return policies.rowFilters().stream()
        .map(call -> bound(call, alias, pos))
        .reduce((a, b) -> SqlStdOperatorTable.AND.createCall(pos, a, b));
  }

  private SqlNode masked(Field column, SqlNode value) {
    SqlParserPos pos = value.getParserPosition();
    SqlNode typed = SparkTypeName.cast(value, SparkTypes.fromArrow(statement.types(), column));
    return SqlStdOperatorTable.AS.createCall(pos, typed, new SqlIdentifier(column.getName(), pos));
  }

  private SqlNode bound(PolicyCall call, String alias, SqlParserPos pos) {
    FunctionEntry function =
        statement
            .names()
            .taken(call.function())
            .orElseThrow(() -> FunctionErrors.notFound(call.function(), List.of(), pos));
    SqlNode parsed = StoredTexts.expression(text(call, alias), Quoting.SPARK);
    FromScope scope = new FromScope(null);
    scope.source(alias);
    return statement
        .binder(statement.settings(), function.owner(), depth + 1, frame)
        .expressions(QueryNames.NONE, scope)
        .bind(parsed);
  }

  private static String text(PolicyCall call, String alias) {
    String name =
        List.of(call.function().catalog(), call.function().schema(), call.function().function())
            .stream()
            .map(SparkLexical::identifier)
            .collect(Collectors.joining("."));
    return call.arguments().stream()
        .map(
            argument ->
                argument.kind() == PolicyCall.Argument.Kind.COLUMN
                    ? SparkLexical.identifier(alias)
                        + "."
                        + SparkLexical.identifier(argument.text())
                    : argument.text())
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  private static SqlSelect select(
      List<SqlNode> items,
      SqlNode source,
      String alias,
      @Nullable SqlNode where,
      SqlParserPos pos) {
    SqlNode from = SqlStdOperatorTable.AS.createCall(pos, source, new SqlIdentifier(alias, pos));
    return new SqlSelect(
        pos,
        null,
        new SqlNodeList(items, pos),
        from,
        where,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
