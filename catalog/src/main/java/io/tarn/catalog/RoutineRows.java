// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import io.tarn.api.SchemaEntry;
import io.tarn.api.Securable;
import io.tarn.api.TableCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Rows of {@code information_schema} about functions, as one user sees them. */
final class RoutineRows {
  private final TableCatalog visible;
  private final InformationRows rows;

  RoutineRows(TableCatalog visible, InformationRows rows) {
    this.visible = visible;
    this.rows = rows;
  }

  private List<List<@Nullable Object>> each(
      String catalog, BiConsumer<FunctionEntry, List<List<@Nullable Object>>> maker) {
    List<List<@Nullable Object>> all = new ArrayList<>();
    for (SchemaEntry schema : rows.schemas(catalog)) {
      visible
          .functions()
          .functions(catalog, schema.name())
          .forEach(function -> maker.accept(function, all));
    }
    return all;
  }

  /** A function's text is for those who may replace it. */
  List<List<@Nullable Object>> routines(String catalog) {
    return each(
        catalog,
        (function, all) -> {
          FunctionName name = function.name();
          boolean shown = rows.manages(Securable.function(name));
          List<@Nullable Object> row = names(name);
          row.addAll(names(name));
          row.addAll(
              InformationRows.row(
                  function.owner(),
                  "FUNCTION",
                  simple(function.returnType()),
                  full(function.returnType()),
                  "SQL",
                  shown ? function.sql() : null,
                  function.comment().orElse(null)));
          all.add(row);
        });
  }

  List<List<@Nullable Object>> parameters(String catalog) {
    return each(
        catalog,
        (function, all) -> {
          int position = 0;
          for (FunctionEntry.Parameter parameter : function.parameters()) {
            position++;
            List<@Nullable Object> row = names(function.name());
            row.addAll(
                InformationRows.row(
                    position,
                    "IN",
                    parameter.name(),
                    simple(parameter.type()),
                    full(parameter.type()),
                    parameter.defaultSql().orElse(null),
                    parameter.comment().orElse(null)));
            all.add(row);
          }
        });
  }

  List<List<@Nullable Object>> privileges(String catalog) {
    return each(
        catalog,
        (function, all) -> {
          FunctionName name = function.name();
          rows.granted(
              Securable.function(name),
              List.of(name.catalog(), name.schema(), name.function()),
              all);
        });
  }

  private static List<@Nullable Object> names(FunctionName name) {
    return new ArrayList<>(InformationRows.row(name.catalog(), name.schema(), name.function()));
  }

  private static String full(String type) {
    return type.toLowerCase(Locale.ROOT);
  }

  private static String simple(String type) {
    return type.replaceAll("[<(].*", "").toUpperCase(Locale.ROOT);
  }
}
