// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.KeyConstraint;
import io.tarn.api.KeyConstraint.ForeignKey;
import io.tarn.api.KeyConstraint.PrimaryKey;
import io.tarn.api.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The database's rows for primary and foreign keys. */
final class KeyTables {
  private KeyTables() {}

  /** All keys of all tables. */
  static final class Loaded {
    private final Map<Long, List<KeyConstraint>> byRelation = new HashMap<>();

    List<KeyConstraint> of(long relation) {
      return byRelation.getOrDefault(relation, List.of());
    }
  }

  /** A constraint whose columns are still being read. */
  private record Draft(
      long relation,
      String name,
      @Nullable TableName referenced,
      List<String> columns,
      List<String> referencedColumns) {
    KeyConstraint finish() {
      return referenced == null
          ? new PrimaryKey(name, columns)
          : new ForeignKey(name, columns, referenced, referencedColumns);
    }
  }

  static Loaded loadAll(Handle handle) {
    Map<Long, Draft> drafts = new LinkedHashMap<>();
    handle
        .createQuery(
            "select k.constraint_id, k.relation_id, k.constraint_name, k.referenced_catalog,"
                + " k.referenced_schema, k.referenced_table, c.column_name, c.referenced_column"
                + " from key_constraints k join key_columns c on c.constraint_id = k.constraint_id"
                + " order by k.relation_id, k.position, c.position")
        .map((row, context) -> read(row, drafts))
        .list();
    Loaded loaded = new Loaded();
    for (Draft draft : drafts.values()) {
      loaded
          .byRelation
          .computeIfAbsent(draft.relation(), relation -> new ArrayList<>())
          .add(draft.finish());
    }
    return loaded;
  }

  private static Draft read(ResultSet row, Map<Long, Draft> drafts) throws SQLException {
    long id = row.getLong("constraint_id");
    Draft draft = drafts.get(id);
    if (draft == null) {
      String table = row.getString("referenced_table");
      draft =
          new Draft(
              row.getLong("relation_id"),
              row.getString("constraint_name"),
              table == null
                  ? null
                  : new TableName(
                      row.getString("referenced_catalog"),
                      row.getString("referenced_schema"),
                      table),
              new ArrayList<>(),
              new ArrayList<>());
      drafts.put(id, draft);
    }
    draft.columns().add(row.getString("column_name"));
    if (draft.referenced() != null) {
      draft.referencedColumns().add(row.getString("referenced_column"));
    }
    return draft;
  }

  static void insert(Handle handle, long relation, List<KeyConstraint> constraints) {
    for (int position = 0; position < constraints.size(); position++) {
      KeyConstraint constraint = constraints.get(position);
      long id = insertConstraint(handle, relation, position, constraint);
      insertColumns(handle, id, constraint);
    }
  }

  private static long insertConstraint(
      Handle handle, long relation, int position, KeyConstraint constraint) {
    @Nullable TableName target = constraint instanceof ForeignKey key ? key.referenced() : null;
    Update insert =
        handle
            .createUpdate(
                "insert into key_constraints (relation_id, position, constraint_name,"
                    + " referenced_catalog, referenced_schema, referenced_table)"
                    + " values (:relation, :position, :name, :catalog, :schema, :table)")
            .bind("relation", relation)
            .bind("position", position)
            .bind("name", constraint.name())
            .bind("catalog", target == null ? null : target.catalog())
            .bind("schema", target == null ? null : target.schema())
            .bind("table", target == null ? null : target.table());
    return insert.executeAndReturnGeneratedKeys("constraint_id").mapTo(Long.class).one();
  }

  private static void insertColumns(Handle handle, long id, KeyConstraint constraint) {
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into key_columns (constraint_id, position, column_name, referenced_column)"
                + " values (:id, :position, :column, :referenced)");
    for (int i = 0; i < constraint.columns().size(); i++) {
      batch
          .bind("id", id)
          .bind("position", i)
          .bind("column", constraint.columns().get(i))
          .bind(
              "referenced",
              constraint instanceof ForeignKey key ? key.referencedColumns().get(i) : null)
          .add();
    }
    batch.execute();
  }
}
