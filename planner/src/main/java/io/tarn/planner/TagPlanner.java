// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.CatalogChange;
import io.tarn.api.FunctionEntry;
import io.tarn.api.PlannedStatement;
import io.tarn.api.PolicyCall;
import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableEntry;
import io.tarn.api.TagPolicy;
import io.tarn.parser.AccessAction;
import io.tarn.parser.TagAction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Plans the setting of tags and the making of policies by tag. */
final class TagPlanner {
  private final Statement statement;
  private final Namespaces namespaces;

  TagPlanner(Statement statement, Namespaces namespaces) {
    this.statement = statement;
    this.namespaces = namespaces;
  }

  PlannedStatement plan(TagAction action) {
    Securable object = object(action.object());
    SqlParserPos pos = action.object().name().getParserPosition();
    if (action instanceof TagAction.SetTags set) {
      statement.names().require(Privilege.APPLY_TAG, object, pos);
      return change(
          new CatalogChange.SetTags(
              object, set.column().map(column -> column(column, object, pos)), set.tags()));
    }
    if (action instanceof TagAction.UnsetTags unset) {
      statement.names().require(Privilege.APPLY_TAG, object, pos);
      return change(
          new CatalogChange.UnsetTags(
              object,
              unset.column().map(column -> column(column, object, pos)),
              Set.copyOf(unset.tags())));
    }
    statement.names().require(Privilege.MANAGE, object, pos);
    if (action instanceof TagAction.CreatePolicy create) {
      requireTable(create.object(), object);
      return change(
          new CatalogChange.CreatePolicy(
              policy(create.name(), object, create.body()), create.ifExists()));
    }
    if (action instanceof TagAction.DropPolicy drop) {
      return change(
          new CatalogChange.DropPolicy(drop.name().getSimple(), object, drop.ifMissing()));
    }
    return new TagPolicyAnswers(statement).of(action, object);
  }

  private static PlannedStatement change(CatalogChange change) {
    return new PlannedStatement.Change(change);
  }

  private Securable object(AccessAction.ObjectName written) {
    if (written.kind() == Securable.Kind.FUNCTION) {
      throw PlannerErrors.unsupported(
          written.name(), "Tags and policies on functions", "Write CATALOG, SCHEMA or TABLE.");
    }
    return new AccessPlanner(statement, namespaces).object(written);
  }

  private void requireTable(AccessAction.ObjectName written, Securable object) {
    if (object.kind() == Securable.Kind.TABLE) {
      TableEntry.DeltaTable unused =
          statement.names().deltaTable(object.tableName(), written.name().getParserPosition());
    }
  }

  private String column(SqlIdentifier written, Securable object, SqlParserPos pos) {
    TableEntry entry = statement.names().entry(object.tableName(), pos);
    Schema schema =
        entry instanceof TableEntry.View view
            ? view.schema()
            : statement
                .names()
                .pin(statement.names().deltaTable(entry.name(), pos), SnapshotVersion.latest())
                .schema();
    return schema.getFields().stream()
        .map(Field::getName)
        .filter(written.getSimple()::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () ->
                PlannerErrors.columnNotFound(
                    written.getSimple(),
                    written.getParserPosition(),
                    schema.getFields().stream().map(Field::getName).toList()));
  }

  private TagPolicy policy(SqlIdentifier name, Securable on, TagAction.Body body) {
    SqlParserPos pos = body.function().getParserPosition();
    FunctionEntry function = UserFunctions.require(statement, body.function());
    statement.names().requireCallable(statement.user(), function, pos);
    boolean filter = body.kind() == TagPolicy.Kind.ROW_FILTER;
    if (filter && !function.returnType().equalsIgnoreCase("BOOLEAN")) {
      throw PolicyErrors.notBoolean(function.name().toString(), function.returnType(), pos);
    }
    Set<String> aliases = aliases(body, pos);
    body.masked().ifPresent(masked -> requireAlias(masked, aliases));
    List<PolicyCall.Argument> using =
        body.using().stream().map(argument -> argument(argument, aliases)).toList();
    requireArguments(function, using.size() + (filter ? 0 : 1), pos);
    return new TagPolicy(
        name.getSimple(),
        on,
        body.comment(),
        body.kind(),
        function.name(),
        principals(body.to()),
        principals(body.except()),
        body.when(),
        body.matches(),
        body.masked().map(SqlIdentifier::getSimple),
        using);
  }

  private static Set<String> aliases(TagAction.Body body, SqlParserPos pos) {
    Set<String> aliases = new HashSet<>();
    for (TagPolicy.Match match : body.matches()) {
      if (!match.alias().isEmpty() && !aliases.add(match.alias().toLowerCase(Locale.ROOT))) {
        throw PlannerErrors.argument(
            pos, "Two of the columns go by '" + match.alias() + "'. Give each a name of its own.");
      }
    }
    return aliases;
  }

  private static void requireAlias(SqlIdentifier written, Set<String> aliases) {
    if (!aliases.contains(written.getSimple().toLowerCase(Locale.ROOT))) {
      throw PlannerErrors.argument(
          written.getParserPosition(),
          "'"
              + written.getSimple()
              + "' is none of the columns of MATCH COLUMNS. Write MATCH COLUMNS condition AS "
              + written.getSimple()
              + ".");
    }
  }

  private PolicyCall.Argument argument(SqlNode written, Set<String> aliases) {
    if (written instanceof SqlIdentifier name && name.isSimple()) {
      requireAlias(name, aliases);
      return PolicyCall.Argument.column(name.getSimple());
    }
    if (written instanceof SqlLiteral) {
      SqlNode value = statement.binder().expression(written);
      return PolicyCall.Argument.literal(SparkSql.text(value));
    }
    throw PolicyErrors.argument(written);
  }

  private static void requireArguments(FunctionEntry function, int given, SqlParserPos pos) {
    long needed =
        function.parameters().stream().filter(each -> each.defaultSql().isEmpty()).count();
    if (given < needed || given > function.parameters().size()) {
      throw PlannerErrors.argument(
          pos,
          function.name()
              + " has "
              + function.parameters().size()
              + " parameters, but the policy gives it "
              + given
              + " values. A mask gives its column first, then those of USING COLUMNS.");
    }
  }

  private List<String> principals(List<SqlIdentifier> written) {
    List<String> names = new ArrayList<>();
    for (SqlIdentifier name : written) {
      names.add(
          Optional.of(name.getSimple())
              .flatMap(statement.access().directory()::principal)
              .map(principal -> principal.name())
              .orElseThrow(() -> PolicyErrors.unknownPrincipal(name)));
    }
    return names;
  }
}
