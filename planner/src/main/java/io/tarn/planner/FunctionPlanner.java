// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.CatalogChange;
import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import io.tarn.api.IfExists;
import io.tarn.api.PlannedStatement;
import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import io.tarn.parser.CreateFunction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Checks the functions that users make, and finds out what they return. */
final class FunctionPlanner {
  private final Statement statement;

  FunctionPlanner(Statement statement) {
    this.statement = statement;
  }

  /**
   * @param name the full name, in a schema that exists
   */
  PlannedStatement create(CreateFunction node, FunctionName name) {
    SqlParserPos pos = node.body().getParserPosition();
    if (Parameters.count(node) > 0) {
      throw PlannerErrors.unsupported(pos, "A parameter marker in a function", "Write the value.");
    }
    if (FunctionCapture.isOfRows(node.body())) {
      throw FunctionErrors.ofRows(pos);
    }
    requireMine(node, name);
    FunctionEntry draft = entry(node, name, "");
    checkDefaults(node, draft);
    SqlNode body = withoutArguments(draft, node.body());
    String returned = node.returnType().map(this::type).orElseGet(() -> typeOf(body));
    if (node.returnType().isPresent()) {
      String unused = typeOf(FunctionText.cast(body, returned, draft));
    }
    return new PlannedStatement.Change(
        new CatalogChange.CreateFunction(entry(node, name, returned), node.ifExists()));
  }

  /** What is replaced must be the caller's to replace. */
  private void requireMine(CreateFunction node, FunctionName name) {
    SqlParserPos pos = node.name().getParserPosition();
    Optional<FunctionEntry> taken = statement.names().taken(name);
    if (taken.isPresent() && node.ifExists() == IfExists.REPLACE) {
      statement.names().require(Privilege.MANAGE, Securable.function(taken.get().name()), pos);
    }
  }

  private FunctionEntry entry(CreateFunction node, FunctionName name, String returned) {
    Set<String> names = new HashSet<>();
    for (CreateFunction.Parameter parameter : node.parameters()) {
      if (!names.add(parameter.name().getSimple().toLowerCase(Locale.ROOT))) {
        throw PlannerErrors.duplicateColumn(
            parameter.name().getSimple(), parameter.name().getParserPosition());
      }
    }
    return new FunctionEntry(
        name,
        node.parameters().stream()
            .map(
                p ->
                    new FunctionEntry.Parameter(
                        p.name().getSimple(), type(p.type()), p.defaultText(), p.comment()))
            .toList(),
        returned,
        node.bodyText(),
        node.comment(),
        statement.user(),
        statement.settings());
  }

  private void checkDefaults(CreateFunction node, FunctionEntry draft) {
    boolean optional = false;
    for (CreateFunction.Parameter parameter : node.parameters()) {
      Optional<SqlNode> value = parameter.defaultValue();
      if (optional && value.isEmpty()) {
        throw PlannerErrors.invalid(
            parameter.name().getParserPosition(),
            "Parameter "
                + parameter.name()
                + " comes after one with a DEFAULT. Give it a DEFAULT too.");
      }
      optional |= value.isPresent();
      value.ifPresent(
          given -> {
            SqlNode bound = statement.binder().expression(given);
            String unused = typeOf(FunctionText.cast(bound, type(parameter.type()), draft));
          });
    }
  }

  private SqlNode withoutArguments(FunctionEntry draft, SqlNode written) {
    Map<String, SqlNode> arguments = new HashMap<>();
    for (FunctionEntry.Parameter parameter : draft.parameters()) {
      arguments.put(parameter.name(), SqlLiteral.createNull(SqlParserPos.ZERO));
    }
    UserFunctions functions =
        new UserFunctions(statement, statement.settings(), statement.user(), 0, FunctionFrame.NONE);
    SqlNode body = functions.body(draft, written, arguments);
    return new FunctionCapture(statement, draft.name(), null, written.getParserPosition())
        .replaced(body);
  }

  private String type(SqlDataTypeSpec spec) {
    return SparkTypes.sparkName(spec.deriveType(statement.validation().emptyValidator()));
  }

  private String typeOf(SqlNode bound) {
    SqlNode query = FunctionText.select(bound);
    TypedQuery typed = statement.typing().type(query, () -> statement.validation().validate(query));
    Schema result = typed.schema(statement.settings().timeZone());
    return SparkTypes.sparkName(statement.types(), result.getFields().get(0));
  }
}
