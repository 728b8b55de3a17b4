// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.List;
import java.util.Map;

/** Tags, and policies by tag. Answers from memory; shows everything: the caller filters. */
public interface TagCatalog {
  /** Has neither. */
  TagCatalog NONE =
      new TagCatalog() {
        @Override
        public Map<String, String> tags(Securable object) {
          return Map.of();
        }

        @Override
        public Map<String, Map<String, String>> columnTags(TableName table) {
          return Map.of();
        }

        @Override
        public List<TagPolicy> policies(Securable object) {
          return List.of();
        }
      };

  /** The tags of a catalog, schema, table or view itself, by their names. */
  Map<String, String> tags(Securable object);

  /** The tags of columns, by the columns' names in lower case. */
  Map<String, Map<String, String>> columnTags(TableName table);

  /** The policies that stand on a catalog, schema or table itself, sorted by name. */
  List<TagPolicy> policies(Securable object);
}
