// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.ColumnCondition;
import io.tarn.api.DataFile;
import io.tarn.api.Estimate;
import io.tarn.api.LanePreference;
import io.tarn.api.TableSnapshot;
import io.tarn.api.WarehouseException;
import io.tarn.planner.duckdb.DuckdbText;
import io.tarn.planner.duckdb.ScanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/** The interactive lane's text of a query, over the files of the tables as they are pinned. */
final class InteractiveText {
  private static final String PHYSICAL_NAME = "delta.columnMapping.physicalName";
  private static final String ID = "delta.columnMapping.id";

  /** Reader features whose tables this lane reads as Delta's protocol asks. */
  private static final Set<String> FEATURES =
      Set.of(
          "columnMapping",
          "deletionVectors",
          "timestampNtz",
          "typeWidening",
          "typeWidening-preview",
          "v2Checkpoint",
          "vacuumProtocolCheck");

  private final Statement statement;

  InteractiveText(Statement statement) {
    this.statement = statement;
  }

  /**
   * @param result columns to deliver: those of the query or of a table they are written to
   */
  DuckdbText of(Optional<RelRoot> root, Estimate estimate, Schema result) {
    LanePreference wanted = statement.settings().lane();
    long most = statement.config().maxInteractiveBytes();
    if (wanted == LanePreference.SPARK) {
      return new DuckdbText.Refused("the session asks for Spark");
    }
    if (wanted == LanePreference.AUTO && estimate.scanBytes() > most) {
      return new DuckdbText.Refused(
          "it reads about "
              + estimate.scanBytes()
              + " bytes, more than interactive.max-scan-bytes ("
              + most
              + ")");
    }
    return root.map(
            plan ->
                DuckdbText.of(plan, types(result), this::files, statement.settings().timeZone()))
        .orElseGet(
            () -> new DuckdbText.Refused("the query has a form Spark reads and Calcite does not"));
  }

  private List<RelDataType> types(Schema result) {
    return result.getFields().stream()
        .map(field -> SparkTypes.fromArrow(statement.types(), field))
        .toList();
  }

  private ScanText files(TableScan scan, List<ColumnCondition> conditions) {
    @Nullable RelTable table = scan.getTable().unwrap(RelTable.class);
    Optional<TableSnapshot> snapshot = table == null ? Optional.empty() : table.bound().snapshot();
    TableSnapshot pinned =
        snapshot.orElseThrow(() -> DuckdbText.unreadable("table function or file source"));
    Set<String> missing = new TreeSet<>(pinned.readerFeatures());
    missing.removeAll(FEATURES);
    if (!missing.isEmpty()) {
      throw DuckdbText.unreadable("support for the table's features " + missing);
    }
    List<DataFile> files = statement.names().files(pinned, conditions);
    return new ScanText(columns(pinned), files, deleted(pinned, files));
  }

  private Map<String, long[]> deleted(TableSnapshot pinned, List<DataFile> files) {
    if (files.stream().allMatch(file -> file.deletedRows() == 0)) {
      return Map.of();
    }
    try {
      return statement.names().deletedRows(pinned);
    } catch (WarehouseException unreadable) {
      throw DuckdbText.unreadable("way to read the table's deletion vectors");
    }
  }

  private static List<ScanText.Column> columns(TableSnapshot pinned) {
    String mode = pinned.properties().getOrDefault("delta.columnMapping.mode", "none");
    List<ScanText.Column> columns = new ArrayList<>();
    for (Field field : pinned.schema().getFields()) {
      boolean partitioned = pinned.partitionColumns().contains(field.getName());
      @Nullable String physical = field.getMetadata().get(PHYSICAL_NAME);
      columns.add(
          mode.equals("id")
              ? ScanText.Column.numbered(
                  field.getName(),
                  Integer.parseInt(Objects.requireNonNull(field.getMetadata().get(ID))),
                  partitioned)
              : ScanText.Column.named(
                  field.getName(), physical == null ? field.getName() : physical, partitioned));
    }
    return columns;
  }
}
