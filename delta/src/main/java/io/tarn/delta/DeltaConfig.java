// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

/**
 * Sizes of what is written and kept.
 *
 * @param targetFileBytes a Parquet file is closed once it is this large
 * @param rowGroupBytes heap a Parquet row group may take before it is written out
 * @param partitionBufferBytes memory for rows waiting to be written to partitions
 * @param cachedFiles number of data file entries kept over all cached snapshots
 */
public record DeltaConfig(
    long targetFileBytes, long rowGroupBytes, long partitionBufferBytes, long cachedFiles) {
  private static final long MIB = 1024 * 1024;

  public DeltaConfig {
    if (targetFileBytes < 1 || rowGroupBytes < 1 || partitionBufferBytes < 1 || cachedFiles < 0) {
      throw new IllegalArgumentException("sizes are positive");
    }
  }

  /**
   * 128 MiB files, 8 MiB row groups, 64 MiB of waiting rows, half a million file entries. A reader
   * who looks for one row decodes the columns of its whole row group: small ones are quicker to
   * search, and more of them can be read at once.
   */
  public static DeltaConfig defaults() {
    return new DeltaConfig(128 * MIB, 8 * MIB, 64 * MIB, 500_000);
  }
}
