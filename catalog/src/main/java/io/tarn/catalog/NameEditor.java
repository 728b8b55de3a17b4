// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.CatalogChange;
import io.tarn.api.IfExists;
import io.tarn.api.IfMissing;
import io.tarn.api.SchemaEntry;
import io.tarn.api.Securable;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.HandleConsumer;

/**
 * Changes names, one change at a time: checked against the index, committed to the database, then
 * shown by the index. Touches no directory: it gives back the locations that lost their name.
 */
final class NameEditor {
  private final ExclusiveChanges changes;
  private final NameIndex index;
  private final UnnamedStorage unnamed;
  private final Attachments attached;

  NameEditor(
      CatalogRevision revision, NameIndex index, UnnamedStorage unnamed, Attachments attached) {
    this.changes = new ExclusiveChanges(revision, index, attached);
    this.index = index;
    this.unnamed = unnamed;
    this.attached = attached;
  }

  /**
   * What became of a table that was to be named.
   *
   * @param done false if the name was taken and stayed
   * @param replaced where the table lay that had the name before
   */
  record Naming(boolean done, Optional<URI> replaced) {}

  void createSchema(CatalogChange.CreateSchema change, String user) {
    if (change.ifExists() == IfExists.REPLACE) {
      throw new IllegalArgumentException("a schema cannot be replaced");
    }
    NameRules.checkLawful("schema", change.schema());
    if (NameRules.key(change.schema()).equals(InformationSchema.NAME)) {
      throw CatalogErrors.schemaExists(change.catalog(), change.schema());
    }
    exclusively(
        () -> {
          BuiltInCatalog catalog = BuiltInCatalog.requireWritable(change.catalog(), user);
          if (index.schema(catalog, change.schema()).isPresent()) {
            if (change.ifExists() == IfExists.FAIL) {
              throw CatalogErrors.schemaExists(catalog.title(), change.schema());
            }
            return List.of();
          }
          SchemaEntry schema =
              new SchemaEntry(catalog.title(), change.schema(), change.comment(), user);
          commit(handle -> NameTables.insertSchema(handle, schema));
          index.add(catalog, schema);
          return List.of();
        });
  }

  /** Gives the locations of the tables that went with it. */
  List<URI> dropSchema(CatalogChange.DropSchema change, String user) {
    return exclusively(
        () -> {
          BuiltInCatalog catalog = BuiltInCatalog.requireWritable(change.catalog(), user);
          Optional<SchemaNames> found = index.schema(catalog, change.schema());
          if (found.isEmpty() && change.ifMissing() == IfMissing.IGNORE) {
            return List.of();
          }
          SchemaNames schema = index.requireSchema(catalog, change.schema());
          List<TableEntry> relations = schema.all();
          checkDroppable(
              catalog,
              schema.entry().name(),
              change.cascade(),
              relations.size() + schema.functions().size());
          attached.requireFunctionsUnused(index, schema);
          List<URI> locations = NameTables.locations(relations);
          commit(
              handle -> {
                NameTables.deleteSchema(handle, schema.entry());
                attached.forget(handle, schema.securable());
                for (URI location : locations) {
                  unnamed.record(handle, location);
                  CopyTables.forgetTable(handle, location);
                }
              });
          index.remove(catalog, change.schema());
          attached.changed(schema.securable());
          return locations;
        });
  }

  private static void checkDroppable(
      BuiltInCatalog catalog, String schema, CatalogChange.Cascade cascade, int relations) {
    if (catalog == BuiltInCatalog.MAIN && NameRules.key(schema).equals("default")) {
      throw CatalogErrors.defaultSchemaStays();
    }
    if (relations > 0 && cascade == CatalogChange.Cascade.RESTRICT) {
      throw CatalogErrors.schemaNotEmpty(catalog.title(), schema, relations);
    }
  }

  /**
   * Checks that a user may make this table or view.
   *
   * @return false if the name is taken and is to stay as it is
   */
  boolean mayCreate(TableName name, RelationKind kind, IfExists ifExists, String user) {
    BuiltInCatalog catalog = BuiltInCatalog.requireWritable(name.catalog(), user);
    SchemaNames schema = index.requireSchema(catalog, name.schema());
    NameRules.checkLawful(kind == RelationKind.TABLE ? "table" : "view", name.table());
    Optional<TableEntry> taken = schema.find(name.table());
    if (taken.isEmpty()) {
      return true;
    }
    return switch (ifExists) {
      case IGNORE -> false;
      case FAIL -> throw CatalogErrors.relationExists(taken.get().name());
      case REPLACE -> {
        if (!kind.matches(taken.get())) {
          throw kind.mismatch(taken.get());
        }
        yield true;
      }
    };
  }

  Naming nameTable(URI location, TableDefinition definition, IfExists ifExists, String user) {
    return exclusively(
        () -> {
          if (!mayCreate(definition.name(), RelationKind.TABLE, ifExists, user)) {
            return new Naming(false, Optional.empty());
          }
          Optional<TableEntry> before = index.find(definition.name());
          Optional<URI> replaced = before.map(attached::decorated).flatMap(PolicyUses::replaceable);
          TableEntry.DeltaTable table =
              new TableEntry.DeltaTable(
                  canonical(definition.name()),
                  definition.comment(),
                  before.map(TableEntry::owner).orElse(user),
                  location,
                  definition.constraints(),
                  PolicyUses.existing(index, definition.policies()));
          commit(
              handle -> {
                NameTables.deleteRelation(handle, table.name());
                NameTables.insertTable(handle, table);
                attached.forgetColumns(handle, table.name());
                requireReserved(UnnamedStorage.forget(handle, location));
                replaced.ifPresent(old -> unnamed.record(handle, old));
                replaced.ifPresent(old -> CopyTables.forgetTable(handle, old));
              });
          schemaOf(table.name()).put(table);
          attached.changed(Securable.table(table.name()));
          return new Naming(true, replaced);
        });
  }

  /** Another gateway may have taken this one for gone, and removed what it had not named. */
  private static void requireReserved(boolean reserved) {
    if (!reserved) {
      throw CatalogErrors.takenForGone();
    }
  }

  void createView(CatalogChange.CreateView change, String user) {
    exclusively(
        () -> {
          TableEntry.View asked = change.view();
          if (!mayCreate(asked.name(), RelationKind.VIEW, change.ifExists(), user)) {
            return List.of();
          }
          TableEntry.View view =
              new TableEntry.View(
                  canonical(asked.name()),
                  asked.comment(),
                  user,
                  asked.sql(),
                  asked.namespace(),
                  asked.schema());
          commit(
              handle -> {
                NameTables.deleteRelation(handle, view.name());
                NameTables.insertView(handle, view);
              });
          schemaOf(view.name()).put(view);
          return List.of();
        });
  }

  /** Gives the location of the table that lost its name, if it was one. */
  Optional<URI> drop(TableName name, RelationKind kind, IfMissing ifMissing, String user) {
    return exclusively(
        () -> {
          BuiltInCatalog catalog = BuiltInCatalog.requireWritable(name.catalog(), user);
          Optional<TableEntry> found = index.find(name);
          if (found.isEmpty()) {
            if (ifMissing == IfMissing.IGNORE) {
              return Optional.empty();
            }
            SchemaNames schema = index.requireSchema(catalog, name.schema());
            throw CatalogErrors.relationNotFound(name, schema.titles());
          }
          if (!kind.matches(found.get())) {
            throw kind.mismatch(found.get());
          }
          TableName stored = found.get().name();
          Optional<URI> location =
              NameTables.locations(found.stream().toList()).stream().findFirst();
          commit(
              handle -> {
                NameTables.deleteRelation(handle, stored);
                attached.forget(handle, Securable.table(stored));
                location.ifPresent(old -> unnamed.record(handle, old));
                location.ifPresent(old -> CopyTables.forgetTable(handle, old));
              });
          schemaOf(stored).remove(stored.table());
          attached.changed(Securable.table(stored));
          return location;
        });
  }

  /** Puts a changed entry in the place of a table's or view's. */
  void change(TableName name, UnaryOperator<TableEntry> edit, String user) {
    exclusively(
        () -> {
          BuiltInCatalog catalog = BuiltInCatalog.requireWritable(name.catalog(), user);
          TableEntry found =
              index
                  .find(name)
                  .orElseThrow(
                      () ->
                          CatalogErrors.relationNotFound(
                              name, index.requireSchema(catalog, name.schema()).titles()));
          TableEntry changed = edit.apply(found);
          attached.requireSamePolicies(found, changed);
          if (!changed.name().equals(found.name())) {
            BuiltInCatalog.requireWritable(changed.name().catalog(), user);
            NameRules.checkLawful("table", changed.name().table());
            Optional<TableEntry> taken = schemaOf(changed.name()).find(changed.name().table());
            if (taken.isPresent() && !taken.get().name().equals(found.name())) {
              throw CatalogErrors.relationExists(taken.get().name());
            }
          }
          commit(
              handle -> {
                NameTables.replaceRelation(handle, found.name(), changed);
                attached.rename(handle, found, changed);
              });
          show(found, changed);
          return changed;
        });
  }

  /** A new name is shown after what hangs on it, so never without its policies. */
  private void show(TableEntry before, TableEntry after) {
    Securable object = Securable.table(before.name());
    if (!object.key().equals(Securable.table(after.name()).key())) {
      schemaOf(before.name()).remove(before.name().table());
      attached.changed(object);
    }
    schemaOf(after.name()).put(after);
    attached.changed(object);
  }

  /** See {@link ExclusiveChanges#exclusively}. */
  <R> R exclusively(Supplier<R> change) {
    return changes.exclusively(change);
  }

  /** See {@link ExclusiveChanges#commit}. */
  void commit(HandleConsumer<RuntimeException> work) {
    changes.commit(work);
  }

  /** See {@link ExclusiveChanges#showChanges}. */
  void showChanges() {
    changes.showChanges();
  }

  /** The name with its catalog and schema as they are written in the catalog. */
  private TableName canonical(TableName name) {
    SchemaEntry schema = schemaOf(name).entry();
    return new TableName(schema.catalog(), schema.name(), name.table());
  }

  private SchemaNames schemaOf(TableName name) {
    return index.requireSchema(BuiltInCatalog.require(name.catalog()), name.schema());
  }
}
