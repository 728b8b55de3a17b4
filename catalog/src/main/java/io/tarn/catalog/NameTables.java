// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.SchemaEntry;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TablePolicies;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The database's rows for schemas, tables and views. Decides nothing; see {@link NameEditor}. */
final class NameTables {
  private final MetadataStore store;

  NameTables(MetadataStore store) {
    this.store = store;
  }

  Collection<SchemaNames> loadAll() {
    return store.read(
        handle -> {
          Map<Long, SchemaNames> schemas = loadSchemas(handle);
          KeyTables.Loaded keys = KeyTables.loadAll(handle);
          Map<Long, TablePolicies> policies = PolicyTables.loadAll(handle);
          handle
              .createQuery(
                  "select r.relation_id, r.schema_id, r.relation_name, r.comment, r.owner,"
                      + " d.location, v.sql_text, v.settings, v.arrow_schema"
                      + " from relations r"
                      + " left join delta_tables d on d.relation_id = r.relation_id"
                      + " left join views v on v.relation_id = r.relation_id")
              .map(
                  (row, context) -> {
                    SchemaNames schema = schemas.get(row.getLong("schema_id"));
                    if (schema != null) {
                      schema.put(relation(row, schema.entry(), keys, policies));
                    }
                    return row.getLong("relation_id");
                  })
              .list();
          FunctionTables.loadAll(handle, schemas);
          return schemas.values();
        });
  }

  private static Map<Long, SchemaNames> loadSchemas(Handle handle) {
    Map<Long, SchemaNames> schemas = new LinkedHashMap<>();
    handle
        .createQuery("select schema_id, catalog_name, schema_name, comment, owner from schemas")
        .map(
            (row, context) ->
                schemas.put(
                    row.getLong("schema_id"),
                    new SchemaNames(
                        new SchemaEntry(
                            row.getString("catalog_name"),
                            row.getString("schema_name"),
                            Optional.ofNullable(row.getString("comment")),
                            row.getString("owner")))))
        .list();
    return schemas;
  }

  private static TableEntry relation(
      ResultSet row, SchemaEntry schema, KeyTables.Loaded keys, Map<Long, TablePolicies> policies)
      throws SQLException {
    long id = row.getLong("relation_id");
    TableName name = new TableName(schema.catalog(), schema.name(), row.getString("relation_name"));
    Optional<String> comment = Optional.ofNullable(row.getString("comment"));
    String owner = row.getString("owner");
    String location = row.getString("location");
    if (location != null) {
      return new TableEntry.DeltaTable(
          name,
          comment,
          owner,
          URI.create(location),
          keys.of(id),
          policies.getOrDefault(id, TablePolicies.NONE));
    }
    return new TableEntry.View(
        name,
        comment,
        owner,
        row.getString("sql_text"),
        ViewText.settings(row.getString("settings")),
        ViewText.schema(row.getString("arrow_schema")));
  }

  static void insertSchema(Handle handle, SchemaEntry schema) {
    handle
        .createUpdate(
            "insert into schemas (catalog_name, schema_name, name_key, comment, owner, created_at)"
                + " values (:catalog, :schema, :key, :comment, :owner, :now)")
        .bind("catalog", schema.catalog())
        .bind("schema", schema.name())
        .bind("key", NameRules.key(schema.name()))
        .bind("comment", schema.comment().orElse(null))
        .bind("owner", schema.owner())
        .bind("now", now())
        .execute();
  }

  static void updateOwner(Handle handle, SchemaEntry schema) {
    handle.execute(
        "update schemas set owner = ? where catalog_name = ? and name_key = ?",
        schema.owner(),
        schema.catalog(),
        NameRules.key(schema.name()));
  }

  /** Takes its tables and views with it. */
  static void deleteSchema(Handle handle, SchemaEntry schema) {
    handle
        .createUpdate("delete from schemas where catalog_name = :catalog and name_key = :key")
        .bind("catalog", schema.catalog())
        .bind("key", NameRules.key(schema.name()))
        .execute();
  }

  static void insertTable(Handle handle, TableEntry.DeltaTable table) {
    long relation = insertRelation(handle, table);
    handle
        .createUpdate("insert into delta_tables (relation_id, location) values (:id, :location)")
        .bind("id", relation)
        .bind("location", table.location().toString())
        .execute();
    KeyTables.insert(handle, relation, table.constraints());
    PolicyTables.insert(handle, relation, table.policies());
  }

  static void insertView(Handle handle, TableEntry.View view) {
    handle
        .createUpdate(
            "insert into views (relation_id, sql_text, settings, arrow_schema)"
                + " values (:id, :sql, :settings, :schema)")
        .bind("id", insertRelation(handle, view))
        .bind("sql", view.sql())
        .bind("settings", ViewText.ofSettings(view.namespace()))
        .bind("schema", ViewText.ofSchema(view.schema()))
        .execute();
  }

  private static long insertRelation(Handle handle, TableEntry relation) {
    Update insert =
        handle
            .createUpdate(
                "insert into relations"
                    + " (schema_id, relation_name, name_key, comment, owner, created_at)"
                    + " values ((select schema_id from schemas"
                    + " where catalog_name = :catalog and name_key = :schemaKey),"
                    + " :name, :key, :comment, :owner, :now)")
            .bind("name", relation.name().table())
            .bind("comment", relation.comment().orElse(null))
            .bind("owner", relation.owner())
            .bind("now", now());
    return bindName(insert, relation.name())
        .executeAndReturnGeneratedKeys("relation_id")
        .mapTo(Long.class)
        .one();
  }

  static void deleteRelation(Handle handle, TableName name) {
    bindName(
            handle.createUpdate(
                "delete from relations where name_key = :key and schema_id ="
                    + " (select schema_id from schemas"
                    + " where catalog_name = :catalog and name_key = :schemaKey)"),
            name)
        .execute();
  }

  static void replaceRelation(Handle handle, TableName old, TableEntry changed) {
    deleteRelation(handle, old);
    if (changed instanceof TableEntry.DeltaTable table) {
      insertTable(handle, table);
    } else {
      insertView(handle, (TableEntry.View) changed);
    }
  }

  private static Update bindName(Update update, TableName name) {
    return update
        .bind("catalog", name.catalog())
        .bind("schemaKey", NameRules.key(name.schema()))
        .bind("key", NameRules.key(name.table()));
  }

  static java.time.OffsetDateTime now() {
    return Instant.now().atOffset(ZoneOffset.UTC);
  }

  static List<URI> locations(Collection<TableEntry> relations) {
    List<URI> locations = new ArrayList<>();
    for (TableEntry relation : relations) {
      if (relation instanceof TableEntry.DeltaTable table) {
        locations.add(table.location());
      }
    }
    return locations;
  }
}
