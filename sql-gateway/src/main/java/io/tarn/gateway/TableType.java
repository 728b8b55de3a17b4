// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.TableEntry;
import java.util.Arrays;
import java.util.List;

/** Kinds of tables as clients name them. */
public enum TableType {
  TABLE("TABLE"),
  VIEW("VIEW"),
  SYSTEM_TABLE("SYSTEM TABLE");

  private final String label;

  TableType(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  public static List<String> labels() {
    return Arrays.stream(values()).map(TableType::label).toList();
  }

  public static TableType of(TableEntry table) {
    if (table instanceof TableEntry.View) {
      return VIEW;
    }
    return table instanceof TableEntry.SystemTable ? SYSTEM_TABLE : TABLE;
  }
}
