// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.ErrorCode;
import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import io.tarn.api.SessionSettings;
import io.tarn.api.TableName;
import io.tarn.api.WarehouseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Puts the bodies of the functions that users have made in the place of their calls. */
final class UserFunctions {
  private final Statement statement;
  private final SessionSettings namespace;
  private final String reader;
  private final int depth;
  private final FunctionFrame frame;

  /**
   * @param namespace under which names of functions resolve
   * @param reader with whose rights they are called
   * @param depth how many views and bodies the calls stand in
   */
  UserFunctions(
      Statement statement,
      SessionSettings namespace,
      String reader,
      int depth,
      FunctionFrame frame) {
    this.statement = statement;
    this.namespace = namespace;
    this.reader = reader;
    this.depth = depth;
    this.frame = frame;
  }

  /** The function a call means; a built-in one goes before a user's of the same bare name. */
  Optional<FunctionEntry> find(SqlCall call) {
    if (!(call.getOperator() instanceof SqlUnresolvedFunction function)) {
      return Optional.empty();
    }
    @Nullable SqlIdentifier name = function.getSqlIdentifier();
    List<String> parts = name == null ? List.of(function.getName()) : name.names;
    if (parts.size() > 3 || (parts.size() == 1 && AllowedFunctions.contains(parts.get(0)))) {
      return Optional.empty();
    }
    return statement.names().function(reader, complete(parts, namespace, call.getParserPosition()));
  }

  static FunctionName complete(List<String> parts, SessionSettings settings, SqlParserPos pos) {
    TableName name = NameResolver.complete(parts, settings, pos);
    return new FunctionName(name.catalog(), name.schema(), name.table());
  }

  /** The function of a written name, if the caller may know of it. */
  static Optional<FunctionEntry> visible(Statement statement, SqlIdentifier name) {
    FunctionName full = complete(name.names, statement.settings(), name.getParserPosition());
    return statement.names().function(statement.user(), full);
  }

  /** The function of a written name, or an error that names near ones the caller may know of. */
  static FunctionEntry require(Statement statement, SqlIdentifier name) {
    FunctionName full = complete(name.names, statement.settings(), name.getParserPosition());
    return visible(statement, name)
        .orElseThrow(
            () ->
                FunctionErrors.notFound(
                    full, statement.names().functionsNear(full), name.getParserPosition()));
  }

  /**
   * The expression that a call stands for, or empty if it is no user's function.
   *
   * @param arguments bound where the call stands
   * @param scope the FROM clause there
   */
  Optional<SqlNode> inlined(SqlCall call, List<SqlNode> arguments, @Nullable FromScope scope) {
    return find(call)
        .map(
            function -> {
              SqlParserPos pos = call.getParserPosition();
              statement.names().requireCallable(reader, function, pos);
              if (frame.isOpen(function.name()) || depth >= statement.config().maxViewDepth()) {
                throw FunctionErrors.recursive(function.name(), pos);
              }
              return inlined(function, FunctionArguments.of(function, arguments, pos), scope, pos);
            });
  }

  private SqlNode inlined(
      FunctionEntry function,
      Map<String, SqlNode> given,
      @Nullable FromScope scope,
      SqlParserPos pos) {
    FunctionCapture capture = new FunctionCapture(statement, function.name(), scope, pos);
    SqlNode body = lawfulBody(function, given, pos);
    statement.inlined().add(function.name(), body, pos);
    return FunctionText.cast(capture.replaced(body), function.returnType(), function);
  }

  private SqlNode lawfulBody(FunctionEntry function, Map<String, SqlNode> given, SqlParserPos pos) {
    try {
      SqlNode body = body(function, FunctionText.expression(function.sql(), function), given);
      requireStandsAlone(body);
      return body;
    } catch (WarehouseException e) {
      throw function.owner().equalsIgnoreCase(statement.user())
          ? FunctionErrors.broken(function, e, pos)
          : FunctionErrors.brokenOfOthers(function, e, pos);
    }
  }

  /**
   * A body, bound, with {@link FunctionArgument}s for its parameters.
   *
   * @param given the arguments by parameter; the others have their defaults
   */
  SqlNode body(FunctionEntry function, SqlNode written, Map<String, SqlNode> given) {
    Map<String, FunctionArgument> arguments = new LinkedHashMap<>();
    for (FunctionEntry.Parameter parameter : function.parameters()) {
      @Nullable SqlNode argument = given.get(parameter.name());
      SqlNode value =
          argument == null
              ? defaultValue(function, parameter.defaultSql().orElseThrow())
              : argument;
      arguments.put(
          parameter.name().toLowerCase(Locale.ROOT),
          FunctionArgument.of(FunctionText.cast(value, parameter.type(), function)));
    }
    return bound(function, written, arguments);
  }

  private SqlNode defaultValue(FunctionEntry function, String sql) {
    return bound(function, FunctionText.expression(sql, function), Map.of());
  }

  private SqlNode bound(
      FunctionEntry function, SqlNode written, Map<String, FunctionArgument> arguments) {
    return statement
        .binder(
            function.namespace(),
            function.owner(),
            depth + 1,
            frame.within(function.name(), arguments))
        .expression(written);
  }

  /** A name that a table has lost must not be found where the function is called instead. */
  private void requireStandsAlone(SqlNode body) {
    if (FunctionNames.of(body).isEmpty()) {
      return;
    }
    try {
      SqlNode alone = FunctionArgument.replaced(body, FunctionText::unknownValue);
      ValidatedQuery unused = statement.validation().validate(FunctionText.select(alone));
    } catch (WarehouseException e) {
      if (e.code() == ErrorCode.UNRESOLVED_COLUMN) {
        throw e;
      }
    }
  }
}
