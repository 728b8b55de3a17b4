// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.Securable;
import io.tarn.api.TagPolicy;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The database's rows for tags. Decides nothing; see {@link TagEditor}. */
final class TagTables {
  private static final String OF_OBJECT =
      " where object_kind = :kind and catalog_key = :catalog and schema_key = :schema"
          + " and object_key = :object";

  /** Tables whose rows belong to objects. */
  private static final Set<String> OWNED = Set.of("tags", "tag_policies");

  private TagTables() {}

  /** All tags, those of columns under the columns' keys and the others under "". */
  static Map<Securable, Map<String, Map<String, String>>> load(Handle handle) {
    Map<Securable, Map<String, Map<String, String>>> tags = new HashMap<>();
    handle
        .createQuery(
            "select object_kind, catalog_key, schema_key, object_key, column_key, tag_name,"
                + " tag_value from tags")
        .map(
            (row, context) ->
                tags.computeIfAbsent(
                        new Securable(
                            Securable.Kind.valueOf(row.getString(1)),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4)),
                        object -> new HashMap<>())
                    .computeIfAbsent(row.getString(5), column -> new TreeMap<>())
                    .put(row.getString(6), row.getString(7)))
        .list();
    return tags;
  }

  /**
   * @param column the column's key, or ""
   */
  static void set(Handle handle, Securable object, String column, Map<String, String> tags) {
    unset(handle, object, column, tags.keySet());
    tags.forEach(
        (tag, value) ->
            bind(
                    handle.createUpdate(
                        "insert into tags (object_kind, catalog_key, schema_key, object_key,"
                            + " column_key, tag_name, tag_value) values (:kind, :catalog, :schema,"
                            + " :object, :column, :tag, :value)"),
                    object)
                .bind("column", column)
                .bind("tag", tag)
                .bind("value", value)
                .execute());
  }

  static void unset(Handle handle, Securable object, String column, Set<String> tags) {
    for (String tag : tags) {
      bind(
              handle.createUpdate(
                  "delete from tags" + OF_OBJECT + " and column_key = :column and tag_name = :tag"),
              object)
          .bind("column", column)
          .bind("tag", tag)
          .execute();
    }
  }

  /** A table has other columns from now on. */
  static void forgetColumns(Handle handle, Securable table) {
    bind(handle.createUpdate("delete from tags" + OF_OBJECT + " and column_key <> ''"), table)
        .execute();
  }

  /** Forgets tags and policies of an object that goes, and of all that lies in it. */
  static void forget(Handle handle, Securable object) {
    String inside =
        switch (object.kind()) {
          case CATALOG -> " where catalog_key = :catalog";
          case SCHEMA ->
              " where catalog_key = :catalog and schema_key = :schema and object_kind <> 'CATALOG'";
          case TABLE, FUNCTION -> OF_OBJECT;
        };
    for (String table : OWNED) {
      bind(handle.createUpdate("delete from " + table + inside), object).execute();
    }
  }

  /** Tags and policies of a table go with it to its new name. */
  static void rename(Handle handle, Securable object, Securable renamed) {
    for (String table : OWNED) {
      bind(
              handle.createUpdate(
                  "update "
                      + table
                      + " set schema_key = :newSchema, object_key = :newObject"
                      + OF_OBJECT),
              object)
          .bind("newSchema", renamed.key().schema())
          .bind("newObject", renamed.key().name())
          .execute();
    }
  }

  static void deletePolicy(Handle handle, Securable on, String name) {
    bind(handle.createUpdate("delete from tag_policies" + OF_OBJECT + " and policy_key = :key"), on)
        .bind("key", NameRules.key(name))
        .execute();
  }

  static void insertPolicy(Handle handle, TagPolicy policy) {
    long id =
        bind(
                handle.createUpdate(
                    "insert into tag_policies (policy_name, policy_key, object_kind, catalog_key,"
                        + " schema_key, object_key, comment, policy_kind, function_catalog,"
                        + " function_schema, function_name, masked_alias) values (:name, :key,"
                        + " :kind, :catalog, :schema, :object, :comment, :policyKind,"
                        + " :functionCatalog, :functionSchema, :functionName, :masked)"),
                policy.on())
            .bind("name", policy.name())
            .bind("key", NameRules.key(policy.name()))
            .bind("comment", policy.comment().orElse(null))
            .bind("policyKind", policy.kind().name())
            .bind("functionCatalog", policy.function().catalog())
            .bind("functionSchema", policy.function().schema())
            .bind("functionName", policy.function().function())
            .bind("masked", policy.masked().orElse(null))
            .executeAndReturnGeneratedKeys("policy_id")
            .mapTo(Long.class)
            .one();
    TagPolicyParts.insert(handle, id, policy);
  }

  static <T extends SqlStatement<T>> T bind(T statement, Securable object) {
    Securable key = object.key();
    return statement
        .bind("kind", key.kind().name())
        .bind("catalog", key.catalog())
        .bind("schema", key.schema())
        .bind("object", key.name());
  }
}
