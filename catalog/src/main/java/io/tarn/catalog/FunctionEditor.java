// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.CatalogChange;
import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import io.tarn.api.IfExists;
import io.tarn.api.IfMissing;
import java.util.Optional;

/** Makes and drops functions, in turn with all other changes of names. */
final class FunctionEditor {
  private final NameEditor names;
  private final NameIndex index;

  FunctionEditor(NameEditor names, NameIndex index) {
    this.names = names;
    this.index = index;
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

  private static FunctionEntry owned(FunctionEntry asked, SchemaNames schema, String user) {
    return new FunctionEntry(
        new FunctionName(schema.entry().catalog(), schema.entry().name(), asked.name().function()),
        asked.parameters(),
        asked.returnType(),
        asked.sql(),
        asked.comment(),
        user,
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
          names.commit(handle -> FunctionTables.delete(handle, found.get().name()));
          schema.removeFunction(found.get().name().function());
          return true;
        });
  }

  private SchemaNames writable(FunctionName name, String user) {
    return index.requireSchema(BuiltInCatalog.requireWritable(name.catalog(), user), name.schema());
  }
}
