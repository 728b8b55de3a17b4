// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.PlannedStatement;
import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import io.tarn.api.SessionOption;
import io.tarn.api.SessionSettings;
import io.tarn.parser.ResetStatement;
import io.tarn.parser.SetStatement;
import io.tarn.parser.UseStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Plans {@code USE}, {@code SET} and {@code RESET}. */
final class SettingsPlanner {
  private final Statement statement;
  private final Namespaces namespaces;

  SettingsPlanner(Statement statement, Namespaces namespaces) {
    this.statement = statement;
    this.namespaces = namespaces;
  }

  PlannedStatement use(UseStatement node) {
    SqlParserPos pos = node.name().getParserPosition();
    if (node.scope() == UseStatement.Scope.CATALOG) {
      String catalog = namespaces.requireCatalog(node.name().getSimple(), pos);
      statement.names().require(Privilege.USE_CATALOG, Securable.catalog(catalog), pos);
      String schema = SessionSettings.defaults().schema();
      return new PlannedStatement.Settings(settings -> settings.withNamespace(catalog, schema));
    }
    Namespaces.Name name = namespaces.require(namespaces.complete(node.name()), pos);
    Securable schema = Securable.schema(name.catalog(), name.schema());
    statement.names().require(Privilege.USE_SCHEMA, schema, pos);
    return new PlannedStatement.Settings(
        settings -> settings.withNamespace(name.catalog(), name.schema()));
  }

  PlannedStatement set(SetStatement node) {
    if (node.name().isEmpty()) {
      return listed(Arrays.asList(SessionOption.values()));
    }
    SessionOption option = option(node.name().get());
    Optional<String> value = node.value();
    if (value.isEmpty()) {
      return listed(List.of(option));
    }
    String checked = existing(option, value.get(), node.getParserPosition());
    // Refused now rather than when the session applies it.
    statement.settings().with(option, checked);
    return new PlannedStatement.Settings(settings -> settings.with(option, checked));
  }

  PlannedStatement reset(ResetStatement node) {
    List<SessionOption> options =
        node.name().isPresent()
            ? List.of(option(node.name().get()))
            : Arrays.asList(SessionOption.values());
    return new PlannedStatement.Settings(
        settings -> {
          SessionSettings changed = settings;
          for (SessionOption option : options) {
            changed = changed.with(option, option.read(SessionSettings.defaults()));
          }
          return changed;
        });
  }

  private static SessionOption option(String name) {
    return SessionOption.byKey(name)
        .orElseThrow(
            () ->
                PlannerErrors.unknownOption(
                    name,
                    "session option",
                    Arrays.stream(SessionOption.values()).map(SessionOption::key).toList()));
  }

  private String existing(SessionOption option, String value, SqlParserPos pos) {
    return switch (option) {
      case CATALOG -> namespaces.requireCatalog(value, pos);
      case SCHEMA ->
          namespaces
              .require(new Namespaces.Name(statement.settings().catalog(), value), pos)
              .schema();
      default -> value;
    };
  }

  private PlannedStatement listed(List<SessionOption> options) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (SessionOption option : options) {
      rows.add(RowSets.row(option.key(), option.read(statement.settings())));
    }
    return new PlannedStatement.Rows(RowSets.strings("key", "value"), rows);
  }
}
