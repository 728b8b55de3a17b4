// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * A column name of {@code CREATE VIEW}.
 *
 * @param name what the view calls the column
 * @param comment what it holds
 */
public record ViewColumn(SqlIdentifier name, Optional<String> comment) {
  static ViewColumn of(SqlIdentifier name, @Nullable String comment) {
    return new ViewColumn(name, Optional.ofNullable(comment));
  }
}
