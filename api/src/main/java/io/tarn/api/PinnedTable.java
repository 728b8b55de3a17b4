// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/**
 * A table a plan reads, at the version it was pinned to.
 *
 * @param name its name
 * @param snapshot the version
 */
public record PinnedTable(TableName name, TableSnapshot snapshot) {}
