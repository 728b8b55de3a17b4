// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.List;
import java.util.Optional;

/**
 * The functions that users have made. Names match ignoring case and come back in the case they were
 * created with.
 */
public interface FunctionCatalog {
  /** Has no function. */
  FunctionCatalog NONE =
      new FunctionCatalog() {
        @Override
        public Optional<FunctionEntry> find(FunctionName name) {
          return Optional.empty();
        }

        @Override
        public List<FunctionEntry> functions(String catalog, String schema) {
          return List.of();
        }
      };

  /** The function of a name, or empty: the planner words the error. */
  Optional<FunctionEntry> find(FunctionName name);

  /**
   * All functions of a schema, sorted.
   *
   * @throws WarehouseException {@link ErrorCode#SCHEMA_NOT_FOUND} or CATALOG_NOT_FOUND
   */
  List<FunctionEntry> functions(String catalog, String schema);
}
