// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableEntry;
import io.tarn.api.TablePolicies;
import io.tarn.api.TableSnapshot;
import io.tarn.api.WarehouseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Gives tables to read as their policies show them, whoever reads, through whatever view. */
final class ProtectedTables {
  /** Where Delta keeps a column's name in files: it stays when the column is renamed. */
  private static final String PHYSICAL_NAME = "delta.columnMapping.physicalName";

  private static final String MAPPING_MODE = "delta.columnMapping.mode";

  private static final List<Field> OF_CHANGES =
      List.of(
          Field.nullable("_change_type", new ArrowType.Utf8()),
          Field.nullable("_commit_version", new ArrowType.Int(64, true)),
          Field.nullable(
              "_commit_timestamp", new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC")));

  private final Statement statement;
  private final PolicyWeaver weaver;

  /**
   * @param depth how many views and bodies of functions the tables stand in
   */
  ProtectedTables(Statement statement, int depth, FunctionFrame frame) {
    this.statement = statement;
    this.weaver = new PolicyWeaver(statement, depth, frame);
  }

  /** A version of a table, for FROM. */
  SqlNode read(TableEntry.DeltaTable table, SnapshotVersion version, SqlParserPos pos) {
    requireNotOpen(table, pos);
    TablePolicies policies = statement.names().policies(table, version);
    BoundTable bound = statement.names().bind(table, version);
    TableNode node = new TableNode(bound, pos);
    if (policies.isEmpty()) {
      return node;
    }
    if (!(version instanceof SnapshotVersion.Latest)) {
      requireSameColumns(table, bound.snapshot().orElseThrow(), policies, pos);
    }
    SqlNode shown =
        applied(table, pos, () -> weaver.woven(node, bound.schema().getFields(), policies, pos));
    statement.lineage().standsFor(shown, bound);
    return shown;
  }

  /** What commits changed in a table, for FROM. */
  SqlNode changes(TableEntry.DeltaTable table, SqlCall call, SqlParserPos pos) {
    requireNotOpen(table, pos);
    TablePolicies policies = statement.names().policies(table);
    TableSnapshot latest =
        statement.names().bind(table, SnapshotVersion.latest()).snapshot().orElseThrow();
    SqlNode node = ChangesFunction.of(call, latest);
    if (policies.isEmpty()) {
      return node;
    }
    if (latest.readerFeatures().contains("columnMapping")
        || !latest.properties().getOrDefault(MAPPING_MODE, "none").equals("none")) {
      throw PolicyErrors.renamedChanges(table.name(), pos);
    }
    List<Field> columns = new ArrayList<>(latest.schema().getFields());
    columns.addAll(OF_CHANGES);
    return applied(table, pos, () -> weaver.woven(node, columns, policies, pos));
  }

  /** What a row must meet to be seen, over columns under an alias. */
  Optional<SqlNode> filter(
      TableEntry.DeltaTable table, TablePolicies policies, String alias, SqlParserPos pos) {
    return applied(table, pos, () -> weaver.filter(policies, alias, pos));
  }

  <T> T applied(TableEntry.DeltaTable table, SqlParserPos pos, Supplier<T> weaving) {
    requireNotOpen(table, pos);
    statement.open(table.name());
    try {
      return weaving.get();
    } catch (WarehouseException e) {
      boolean told = statement.names().may(Privilege.MANAGE, Securable.table(table.name()));
      throw PolicyErrors.broken(table.name(), e, told, pos);
    } finally {
      statement.close(table.name());
    }
  }

  /** A policy's function that reads its own table, also before the policy is set. */
  private void requireNotOpen(TableEntry.DeltaTable table, SqlParserPos pos) {
    if (statement.isOpen(table.name())) {
      throw PolicyErrors.recursive(table.name(), pos);
    }
  }

  /** A column that had another name once would be read by that without its mask. */
  private void requireSameColumns(
      TableEntry.DeltaTable table, TableSnapshot read, TablePolicies policies, SqlParserPos pos) {
    TableSnapshot latest = statement.names().pin(table, SnapshotVersion.latest());
    for (String name : policies.columns()) {
      Optional<Field> now = field(latest, name);
      Optional<Field> then = field(read, name);
      boolean same =
          now.isPresent() && then.isPresent() && physical(now.get()).equals(physical(then.get()));
      boolean needed =
          policies.calls().stream()
              .anyMatch(
                  call ->
                      call.columns().stream().anyMatch(name::equalsIgnoreCase)
                          && !policies.mask(name).equals(Optional.of(call)));
      boolean unknown =
          then.isEmpty()
              && now.isPresent()
              && read.schema().getFields().stream()
                  .noneMatch(field -> physical(field).equals(physical(now.get())));
      if (!same && (needed || !unknown)) {
        throw PolicyErrors.otherColumns(table.name(), read.version(), pos);
      }
    }
  }

  private static Optional<Field> field(TableSnapshot snapshot, String name) {
    return snapshot.schema().getFields().stream()
        .filter(field -> field.getName().equalsIgnoreCase(name))
        .findFirst();
  }

  private static String physical(Field field) {
    @Nullable String name = field.getMetadata().get(PHYSICAL_NAME);
    return name == null ? field.getName() : name;
  }
}
