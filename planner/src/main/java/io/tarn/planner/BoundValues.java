// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.SessionSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** Values of parameters, of what only the session knows, and of users' functions. */
final class BoundValues implements ExpressionBinder.Context {
  private final Statement statement;
  private final Statement.Markers markers;
  private final UserFunctions functions;
  private final FunctionFrame frame;

  /**
   * @param namespace under which the names of functions resolve
   * @param reader with whose rights functions are called
   * @param depth how many views and bodies the expression stands in
   */
  BoundValues(
      Statement statement,
      Statement.Markers markers,
      SessionSettings namespace,
      String reader,
      int depth,
      FunctionFrame frame) {
    this.statement = statement;
    this.markers = markers;
    this.functions = new UserFunctions(statement, namespace, reader, depth, frame);
    this.frame = frame;
  }

  @Override
  public Optional<SqlNode> parameter(SqlDynamicParam marker) {
    return markers.replacement(marker, statement.types());
  }

  @Override
  public Optional<SqlNode> variable(SqlIdentifier name) {
    return frame.argument(name).<SqlNode>map(argument -> argument.written(name));
  }

  @Override
  public Optional<SqlNode> userFunction(
      SqlCall call, List<SqlNode> arguments, @Nullable FromScope scope) {
    return functions.inlined(call, arguments, scope);
  }

  @Override
  public boolean isUserFunction(SqlCall call) {
    return functions.find(call).isPresent();
  }

  @Override
  public Optional<SqlNode> sessionValue(SqlNode node) {
    Optional<SqlNode> value = ofSession(node);
    value.ifPresent(unused -> statement.countSessionValue());
    return value;
  }

  private Optional<SqlNode> ofSession(SqlNode node) {
    if (node instanceof SqlCall call && GroupMembership.is(call)) {
      return Optional.of(
          GroupMembership.value(
              call, group -> statement.names().isMember(statement.user(), group)));
    }
    if (!(node instanceof SqlCall call) || call.operandCount() > 0) {
      return Optional.empty();
    }
    SessionSettings settings = statement.settings();
    Optional<String> value =
        switch (call.getOperator().getName().toLowerCase(Locale.ROOT)) {
          case "current_user", "session_user", "user" -> Optional.of(statement.user());
          case "current_catalog" -> Optional.of(settings.catalog());
          case "current_schema", "current_database" -> Optional.of(settings.schema());
          case "current_timezone" -> Optional.of(settings.timeZone().getId());
          default -> Optional.empty();
        };
    return value.map(text -> SqlLiteral.createCharString(text, call.getParserPosition()));
  }
}
