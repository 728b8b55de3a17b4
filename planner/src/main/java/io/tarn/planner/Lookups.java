// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import io.tarn.api.WarehouseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a statement asked the catalog while it was planned, and what it was told. */
final class Lookups {
  private record Pin(TableEntry.DeltaTable table, SnapshotVersion version) {}

  private final TableCatalog catalog;
  private final Map<TableName, Optional<TableEntry>> entries = new LinkedHashMap<>();
  private final Map<FunctionName, Optional<FunctionEntry>> functions = new LinkedHashMap<>();
  private final Map<Pin, Long> versions = new LinkedHashMap<>();

  Lookups(TableCatalog catalog) {
    this.catalog = catalog;
  }

  Optional<TableEntry> find(TableName name) {
    Optional<TableEntry> found = catalog.find(name);
    entries.put(name, found);
    return found;
  }

  Optional<FunctionEntry> find(FunctionName name) {
    Optional<FunctionEntry> found = catalog.functions().find(name);
    functions.put(name, found);
    return found;
  }

  TableSnapshot snapshot(TableEntry.DeltaTable table, SnapshotVersion version) {
    TableSnapshot snapshot = catalog.snapshot(table, version);
    versions.put(new Pin(table, version), snapshot.version());
    return snapshot;
  }

  /** Whether the catalog would say the same again. */
  boolean stillHold() {
    try {
      return entries.entrySet().stream()
              .allMatch(known -> catalog.find(known.getKey()).equals(known.getValue()))
          && functions.entrySet().stream()
              .allMatch(known -> catalog.functions().find(known.getKey()).equals(known.getValue()))
          && versions.entrySet().stream().allMatch(this::isCurrent);
    } catch (WarehouseException changed) {
      return false;
    }
  }

  private boolean isCurrent(Map.Entry<Pin, Long> known) {
    Pin pin = known.getKey();
    return catalog.snapshot(pin.table(), pin.version()).version() == known.getValue();
  }
}
