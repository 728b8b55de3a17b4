// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

/**
 * Hears how far a pass over the file is; called on the reading thread, often, so it must be quick.
 */
@FunctionalInterface
public interface ProgressListener {
  ProgressListener NONE = (bytesRead, totalBytes) -> {};

  /**
   * Some more of the file has been read.
   *
   * @param bytesRead bytes of the file read in this pass, compressed if the file is
   * @param totalBytes the file's size
   */
  void progressed(long bytesRead, long totalBytes);
}
