// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.AccessDirectory.Grant;
import io.tarn.api.AccessDirectory.Principal;
import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/** The database's rows for groups and grants. Decides nothing; see {@link StoredAccessEditor}. */
final class AccessTables {
  private AccessTables() {}

  static AccessRules load(Handle handle) {
    Map<String, String> users = names(handle, "select name_key, user_name from users");
    Map<String, String> groups = names(handle, "select name_key, group_name from principal_groups");
    Map<String, String> all = new LinkedHashMap<>(users);
    all.putAll(groups);
    Map<String, List<String>> members = members(handle, all);
    List<Principal> principals = new ArrayList<>();
    users.values().forEach(n -> principals.add(new Principal(n, Principal.Kind.USER, List.of())));
    groups.forEach(
        (key, name) ->
            principals.add(
                new Principal(name, Principal.Kind.GROUP, members.getOrDefault(key, List.of()))));
    return new AccessRules(
        principals, grants(handle, all), passwords(handle), TokenTables.load(handle));
  }

  private static Map<String, Instant> passwords(Handle handle) {
    Map<String, Instant> since = new LinkedHashMap<>();
    handle
        .createQuery("select name_key, password_changed_at from users")
        .map(
            (row, context) ->
                since.put(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
        .list();
    return since;
  }

  private static Map<String, String> names(Handle handle, String sql) {
    Map<String, String> names = new LinkedHashMap<>();
    handle
        .createQuery(sql)
        .map((row, context) -> names.put(row.getString(1), row.getString(2)))
        .list();
    return names;
  }

  private static Map<String, List<String>> members(Handle handle, Map<String, String> names) {
    Map<String, List<String>> members = new LinkedHashMap<>();
    handle
        .createQuery("select group_key, member_key from group_members order by member_key")
        .map(
            (row, context) ->
                members
                    .computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                    .add(names.getOrDefault(row.getString(2), row.getString(2))))
        .list();
    return members;
  }

  private static Collection<Grant> grants(Handle handle, Map<String, String> names) {
    return handle
        .createQuery(
            "select object_kind, catalog_key, schema_key, object_key, principal_key, privilege"
                + " from grants")
        .map(
            (row, context) ->
                new Grant(
                    names.getOrDefault(row.getString(5), row.getString(5)),
                    Privilege.valueOf(row.getString(6)),
                    new Securable(
                        Securable.Kind.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4))))
        .list();
  }

  static void insertGroup(Handle handle, String group) {
    handle
        .createUpdate(
            "insert into principal_groups (group_name, name_key, created_at)"
                + " values (:name, :key, :now)")
        .bind("name", group)
        .bind("key", NameRules.key(group))
        .bind("now", NameTables.now())
        .execute();
  }

  /** Removes a user or group with its grants and memberships. */
  static void deletePrincipal(Handle handle, Principal principal) {
    String key = NameRules.key(principal.name());
    handle.execute("delete from group_members where member_key = ?", key);
    handle.execute("delete from grants where principal_key = ?", key);
    handle.execute(
        principal.kind() == Principal.Kind.USER
            ? "delete from users where name_key = ?"
            : "delete from principal_groups where name_key = ?",
        key);
  }

  static void addMember(Handle handle, String group, String member) {
    removeMember(handle, group, member);
    handle.execute(
        "insert into group_members (group_key, member_key) values (?, ?)",
        NameRules.key(group),
        NameRules.key(member));
  }

  static void removeMember(Handle handle, String group, String member) {
    handle.execute(
        "delete from group_members where group_key = ? and member_key = ?",
        NameRules.key(group),
        NameRules.key(member));
  }

  static void grant(
      Handle handle, Set<Privilege> privileges, Securable object, String to, String by) {
    revoke(handle, privileges, object, to);
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into grants (object_kind, catalog_key, schema_key, object_key,"
                + " principal_key, privilege, granted_by, granted_at) values (:kind, :catalog,"
                + " :schema, :object, :principal, :privilege, :by, :now)");
    for (Privilege privilege : privileges) {
      bind(batch, object)
          .bind("principal", NameRules.key(to))
          .bind("privilege", privilege.name())
          .bind("by", by)
          .bind("now", NameTables.now())
          .add();
    }
    batch.execute();
  }

  static void revoke(Handle handle, Set<Privilege> privileges, Securable object, String from) {
    for (Privilege privilege : privileges) {
      bind(
              handle.createUpdate(
                  "delete from grants where object_kind = :kind and catalog_key = :catalog"
                      + " and schema_key = :schema and object_key = :object"
                      + " and principal_key = :principal and privilege = :privilege"),
              object)
          .bind("principal", NameRules.key(from))
          .bind("privilege", privilege.name())
          .execute();
    }
  }

  /** Forgets what was granted on an object that goes, and on all that lies in it. */
  static void forget(Handle handle, Securable object) {
    String condition =
        object.kind() == Securable.Kind.SCHEMA
            ? " and object_kind <> 'CATALOG'"
            : " and object_kind = :kind and object_key = :object";
    bind(
            handle.createUpdate(
                "delete from grants where catalog_key = :catalog and schema_key = :schema"
                    + condition),
            object)
        .execute();
  }

  /** What was granted on an object goes with it to its new name. */
  static void rename(Handle handle, Securable object, Securable renamed) {
    bind(
            handle.createUpdate(
                "update grants set schema_key = :newSchema, object_key = :newObject"
                    + " where object_kind = :kind and catalog_key = :catalog"
                    + " and schema_key = :schema and object_key = :object"),
            object)
        .bind("newSchema", renamed.key().schema())
        .bind("newObject", renamed.key().name())
        .execute();
  }

  private static <T extends SqlStatement<T>> T bind(T statement, Securable object) {
    Securable key = object.key();
    return statement
        .bind("kind", key.kind().name())
        .bind("catalog", key.catalog())
        .bind("schema", key.schema())
        .bind("object", key.name());
  }
}
