// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/** Who may know of which table. Asked before anything is ranked or shown to a model. */
@FunctionalInterface
public interface TableVisibility {
  boolean sees(String user, TableName table);
}
