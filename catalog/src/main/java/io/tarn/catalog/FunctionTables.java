// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import io.tarn.api.SchemaEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The database's rows for functions. Decides nothing; see {@link FunctionEditor}. */
final class FunctionTables {
  private static final String SCHEMA_ID =
      "(select schema_id from schemas where catalog_name = :catalog and name_key = :schemaKey)";

  private FunctionTables() {}

  /** Puts all functions into their schemas. */
  static void loadAll(Handle handle, Map<Long, SchemaNames> schemas) {
    Map<Long, List<FunctionEntry.Parameter>> parameters = parameters(handle);
    handle
        .createQuery(
            "select function_id, schema_id, function_name, comment, owner, return_type, sql_text,"
                + " settings from functions")
        .map(
            (row, context) -> {
              SchemaNames schema = schemas.get(row.getLong("schema_id"));
              long id = row.getLong("function_id");
              if (schema != null) {
                schema.put(function(row, schema.entry(), parameters.getOrDefault(id, List.of())));
              }
              return id;
            })
        .list();
  }

  private static Map<Long, List<FunctionEntry.Parameter>> parameters(Handle handle) {
    Map<Long, List<FunctionEntry.Parameter>> parameters = new HashMap<>();
    handle
        .createQuery(
            "select function_id, parameter_name, data_type, default_text, comment"
                + " from function_parameters order by function_id, position")
        .map(
            (row, context) ->
                parameters
                    .computeIfAbsent(row.getLong("function_id"), id -> new ArrayList<>())
                    .add(
                        new FunctionEntry.Parameter(
                            row.getString("parameter_name"),
                            row.getString("data_type"),
                            Optional.ofNullable(row.getString("default_text")),
                            Optional.ofNullable(row.getString("comment")))))
        .list();
    return parameters;
  }

  private static FunctionEntry function(
      ResultSet row, SchemaEntry schema, List<FunctionEntry.Parameter> parameters)
      throws SQLException {
    return new FunctionEntry(
        new FunctionName(schema.catalog(), schema.name(), row.getString("function_name")),
        parameters,
        row.getString("return_type"),
        row.getString("sql_text"),
        Optional.ofNullable(row.getString("comment")),
        row.getString("owner"),
        ViewText.settings(row.getString("settings")));
  }

  static void insert(Handle handle, FunctionEntry function) {
    long id =
        handle
            .createUpdate(
                "insert into functions (schema_id, function_name, name_key, comment, owner,"
                    + " created_at, return_type, sql_text, settings) values ("
                    + SCHEMA_ID
                    + ", :name, :key, :comment, :owner, :now, :type, :sql, :settings)")
            .bind("catalog", function.name().catalog())
            .bind("schemaKey", NameRules.key(function.name().schema()))
            .bind("name", function.name().function())
            .bind("key", NameRules.key(function.name().function()))
            .bind("comment", function.comment().orElse(null))
            .bind("owner", function.owner())
            .bind("now", NameTables.now())
            .bind("type", function.returnType())
            .bind("sql", function.sql())
            .bind("settings", ViewText.ofSettings(function.namespace()))
            .executeAndReturnGeneratedKeys("function_id")
            .mapTo(Long.class)
            .one();
    if (!function.parameters().isEmpty()) {
      insertParameters(handle, id, function.parameters());
    }
  }

  private static void insertParameters(
      Handle handle, long id, List<FunctionEntry.Parameter> parameters) {
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into function_parameters"
                + " (function_id, position, parameter_name, data_type, default_text, comment)"
                + " values (:id, :position, :name, :type, :default, :comment)");
    for (int i = 0; i < parameters.size(); i++) {
      FunctionEntry.Parameter parameter = parameters.get(i);
      batch
          .bind("id", id)
          .bind("position", i)
          .bind("name", parameter.name())
          .bind("type", parameter.type())
          .bind("default", parameter.defaultSql().orElse(null))
          .bind("comment", parameter.comment().orElse(null))
          .add();
    }
    batch.execute();
  }

  static void updateOwner(Handle handle, FunctionEntry function) {
    handle
        .createUpdate(
            "update functions set owner = :owner where name_key = :key and schema_id = "
                + SCHEMA_ID)
        .bind("owner", function.owner())
        .bind("catalog", function.name().catalog())
        .bind("schemaKey", NameRules.key(function.name().schema()))
        .bind("key", NameRules.key(function.name().function()))
        .execute();
  }

  /** Takes its parameters with it. */
  static void delete(Handle handle, FunctionName name) {
    handle
        .createUpdate("delete from functions where name_key = :key and schema_id = " + SCHEMA_ID)
        .bind("catalog", name.catalog())
        .bind("schemaKey", NameRules.key(name.schema()))
        .bind("key", NameRules.key(name.function()))
        .execute();
  }
}
