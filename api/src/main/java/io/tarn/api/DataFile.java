// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A Parquet file of a snapshot.
 *
 * @param path absolute path or URI, unescaped
 * @param bytes its size
 * @param partitionValues by column name; empty for SQL NULL
 * @param rows row count, deleted rows included, if the log knows it
 * @param deletedRows rows that a deletion vector hides; 0 without one
 * @param counted columns whose nulls the log has counted, by their names in the file: those are in
 *     it for sure, others perhaps
 */
public record DataFile(
    String path,
    long bytes,
    Map<String, Optional<String>> partitionValues,
    OptionalLong rows,
    long deletedRows,
    Set<String> counted) {
  public DataFile {
    partitionValues = Map.copyOf(partitionValues);
    counted = Set.copyOf(counted);
  }
}
