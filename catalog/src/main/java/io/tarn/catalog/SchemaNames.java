// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.FunctionEntry;
import io.tarn.api.SchemaEntry;
import io.tarn.api.Securable;
import io.tarn.api.TableEntry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The tables, views and functions of one schema. Reads never wait; {@link NameEditor} and {@link
 * FunctionEditor} alone write.
 */
final class SchemaNames {
  private volatile SchemaEntry entry;
  private final ConcurrentNavigableMap<String, TableEntry> relations =
      new ConcurrentSkipListMap<>();
  private final ConcurrentNavigableMap<String, FunctionEntry> functions =
      new ConcurrentSkipListMap<>();

  SchemaNames(SchemaEntry entry) {
    this.entry = entry;
  }

  SchemaEntry entry() {
    return entry;
  }

  Securable securable() {
    return Securable.schema(entry.catalog(), entry.name());
  }

  /** Replaces what is known of the schema itself; its name stays. */
  void describe(SchemaEntry changed) {
    entry = changed;
  }

  /** Whether one of these principals owns something here. */
  boolean holdsSomethingOf(Set<String> principals) {
    return relations.values().stream()
            .anyMatch(relation -> principals.contains(NameRules.key(relation.owner())))
        || functions.values().stream()
            .anyMatch(function -> principals.contains(NameRules.key(function.owner())));
  }

  Optional<TableEntry> find(String table) {
    return Optional.ofNullable(relations.get(NameRules.key(table)));
  }

  List<TableEntry> all() {
    return List.copyOf(relations.values());
  }

  Collection<String> titles() {
    return relations.values().stream().map(relation -> relation.name().table()).toList();
  }

  void put(TableEntry relation) {
    relations.put(NameRules.key(relation.name().table()), relation);
  }

  void remove(String table) {
    relations.remove(NameRules.key(table));
  }

  Optional<FunctionEntry> function(String name) {
    return Optional.ofNullable(functions.get(NameRules.key(name)));
  }

  List<FunctionEntry> functions() {
    return List.copyOf(functions.values());
  }

  Collection<String> functionTitles() {
    return functions.values().stream().map(function -> function.name().function()).toList();
  }

  void put(FunctionEntry function) {
    functions.put(NameRules.key(function.name().function()), function);
  }

  void removeFunction(String name) {
    functions.remove(NameRules.key(name));
  }
}
