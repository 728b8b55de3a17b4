// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a table that the gateway itself holds. */
public interface SystemTableSource {
  TableEntry.SystemTable table();

  /** Its rows now, as the caller may see them; values as in {@link ParameterRow}. */
  Iterable<List<@Nullable Object>> rows(String user);
}
