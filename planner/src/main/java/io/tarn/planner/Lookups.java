// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.AccessControl;
import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import io.tarn.api.VisibleCatalog;
import io.tarn.api.WarehouseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a statement asked the catalog and the access control while it was planned, for whom, and
 * what it was told.
 */
final class Lookups {
  private record Pin(TableEntry.DeltaTable table, SnapshotVersion version) {}

  private record Name(String principal, TableName name) {}

  private record Routine(String principal, FunctionName name) {}

  private record Membership(String principal, String group) {}

  private record Right(String principal, Privilege privilege, Securable object) {}

  private final TableCatalog catalog;
  private final AccessControl access;
  private final Map<String, TableCatalog> visible = new HashMap<>();
  private final Map<Name, Optional<TableEntry>> entries = new LinkedHashMap<>();
  private final Map<Routine, Optional<FunctionEntry>> functions = new LinkedHashMap<>();
  private final Map<Pin, Long> versions = new LinkedHashMap<>();
  private final Set<Right> rights = new LinkedHashSet<>();
  private final Map<Membership, Boolean> memberships = new LinkedHashMap<>();

  Lookups(TableCatalog catalog, AccessControl access) {
    this.catalog = catalog;
    this.access = access;
  }

  /** The catalog as a principal sees it. */
  TableCatalog visibleTo(String principal) {
    return visible.computeIfAbsent(principal, who -> new VisibleCatalog(catalog, access, who));
  }

  Optional<TableEntry> find(String principal, TableName name) {
    Optional<TableEntry> found = visibleTo(principal).find(name);
    entries.put(new Name(principal, name), found);
    return found;
  }

  /** The function of a name, as a principal sees it. */
  Optional<FunctionEntry> find(String principal, FunctionName name) {
    Optional<FunctionEntry> found = visibleTo(principal).functions().find(name);
    functions.put(new Routine(principal, name), found);
    return found;
  }

  /** What a principal lacks for using a privilege; what it has must still be so at the next run. */
  Optional<AccessControl.Missing> missing(String principal, Privilege privilege, Securable object) {
    Optional<AccessControl.Missing> missing = access.missing(principal, privilege, object);
    if (missing.isEmpty()) {
      rights.add(new Right(principal, privilege, object));
    }
    return missing;
  }

  /** Whether a principal is in a group, and must be, or must not be, at the next run. */
  boolean isMember(String principal, String group) {
    return memberships.computeIfAbsent(
        new Membership(principal, group), asked -> access.isMember(principal, group));
  }

  TableSnapshot snapshot(TableEntry.DeltaTable table, SnapshotVersion version) {
    TableSnapshot snapshot = catalog.snapshot(table, version);
    versions.put(new Pin(table, version), snapshot.version());
    return snapshot;
  }

  /** Whether all of it would be said again. */
  boolean stillHold() {
    try {
      return rights.stream().allMatch(this::isGiven)
          && memberships.entrySet().stream().allMatch(this::isSame)
          && entries.entrySet().stream().allMatch(this::isKnown)
          && functions.entrySet().stream().allMatch(this::isCallable)
          && versions.entrySet().stream().allMatch(this::isCurrent);
    } catch (WarehouseException changed) {
      return false;
    }
  }

  private boolean isGiven(Right right) {
    return access.missing(right.principal(), right.privilege(), right.object()).isEmpty();
  }

  private boolean isSame(Map.Entry<Membership, Boolean> known) {
    Membership asked = known.getKey();
    return access.isMember(asked.principal(), asked.group()) == known.getValue();
  }

  private boolean isKnown(Map.Entry<Name, Optional<TableEntry>> known) {
    Name asked = known.getKey();
    return new VisibleCatalog(catalog, access, asked.principal())
        .find(asked.name())
        .equals(known.getValue());
  }

  private boolean isCallable(Map.Entry<Routine, Optional<FunctionEntry>> known) {
    Routine asked = known.getKey();
    return new VisibleCatalog(catalog, access, asked.principal())
        .functions()
        .find(asked.name())
        .equals(known.getValue());
  }

  private boolean isCurrent(Map.Entry<Pin, Long> known) {
    Pin pin = known.getKey();
    return catalog.snapshot(pin.table(), pin.version()).version() == known.getValue();
  }
}
