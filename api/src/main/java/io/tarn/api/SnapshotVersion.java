// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/** Which version of a table a statement asks for. */
public sealed interface SnapshotVersion {
  /** The newest, however it came about. */
  record Latest() implements SnapshotVersion {}

  /**
   * {@code VERSION AS OF}.
   *
   * @param version Delta version, from 0
   */
  record AsOfVersion(long version) implements SnapshotVersion {}

  /**
   * {@code TIMESTAMP AS OF}: the newest committed at or before it.
   *
   * @param millis milliseconds since the epoch
   */
  record AsOfTimestamp(long millis) implements SnapshotVersion {}

  static SnapshotVersion latest() {
    return new Latest();
  }
}
