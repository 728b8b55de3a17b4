// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.FunctionCatalog;
import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import java.util.List;
import java.util.Optional;

/** Answers for functions from memory. */
final class StoredFunctionCatalog implements FunctionCatalog {
  private final NameIndex index;

  StoredFunctionCatalog(NameIndex index) {
    this.index = index;
  }

  @Override
  public Optional<FunctionEntry> find(FunctionName name) {
    return BuiltInCatalog.byName(name.catalog())
        .flatMap(catalog -> index.schema(catalog, name.schema()))
        .flatMap(schema -> schema.function(name.function()));
  }

  @Override
  public List<FunctionEntry> functions(String catalog, String schema) {
    return index.requireSchema(BuiltInCatalog.require(catalog), schema).functions();
  }
}
