// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.CatalogChange;
import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import io.tarn.api.IfExists;
import io.tarn.api.IfMissing;
import io.tarn.api.Securable;
import java.util.List;
import java.util.Optional;

/** Makes and drops functions, in turn with all other changes of names. */
final class FunctionEditor {
  private final NameEditor names;
  private final NameIndex index;
  private final AccessState access;
  private final TagIndex tags;

  FunctionEditor(NameEditor names, NameIndex index, AccessState access, TagIndex tags) {
    this.tags = tags;
    this.names = names;
    this.index = index;
    this.access = access;
  }

  void create(CatalogChange.CreateFunction change, String user) {
    NameRules.checkLawful("function", change.function().name().function());
    names.exclusively(
        () -> {
          FunctionEntry asked = change.function();
          SchemaNames schema = writable(asked.name(), user);
          Optional<FunctionEntry> taken = schema.function(asked.name().function());
          if (taken.isPresent() && change.ifExists() == IfExists.IGNORE) {
            return false;
          }
          if (taken.isPresent() && change.ifExists() == IfExists.FAIL) {
            throw CatalogErrors.functionExists(taken.get().name());
          }
          FunctionEntry function = owned(asked, schema, user);
          names.commit(
              handle -> {
                FunctionTables.delete(handle, function.name());
                FunctionTables.insert(handle, function);
              });
          schema.put(function);
          return true;
        });
  }

  private static FunctionEntry owned(FunctionEntry asked, SchemaNames schema, String owner) {
    return new FunctionEntry(
        new FunctionName(schema.entry().catalog(), schema.entry().name(), asked.name().function()),
        asked.parameters(),
        asked.returnType(),
        asked.sql(),
        asked.comment(),
        owner,
        asked.namespace());
  }

  void drop(CatalogChange.DropFunction change, String user) {
    names.exclusively(
        () -> {
          SchemaNames schema = writable(change.name(), user);
          Optional<FunctionEntry> found = schema.function(change.name().function());
          if (found.isEmpty()) {
            if (change.ifMissing() == IfMissing.IGNORE) {
              return false;
            }
            throw CatalogErrors.functionNotFound(change.name(), schema.functionTitles());
          }
          PolicyUses.requireNone(index, tags, found.get().name());
          Securable function = Securable.function(found.get().name());
          names.commit(
              handle -> {
                FunctionTables.delete(handle, found.get().name());
                AccessTables.forget(handle, function);
              });
          schema.removeFunction(function.name());
          access.changed(function);
          return true;
        });
  }

  /** The caller holds the lock of {@link NameEditor}. */
  void setOwner(FunctionName name, String owner, String user) {
    SchemaNames schema = writable(name, user);
    FunctionEntry found =
        schema
            .function(name.function())
            .orElseThrow(() -> CatalogErrors.functionNotFound(name, List.of()));
    FunctionEntry changed = owned(found, schema, owner);
    names.commit(handle -> FunctionTables.updateOwner(handle, changed));
    schema.put(changed);
  }

  private SchemaNames writable(FunctionName name, String user) {
    return index.requireSchema(BuiltInCatalog.requireWritable(name.catalog(), user), name.schema());
  }
}
