// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/** Who has to act on an error. */
public enum ErrorType {
  /** The statement, a name, a value or a permission is at fault. */
  USER,
  /** A limit was reached: memory, disk, time, queue. */
  RESOURCES,
  /** Something outside this process failed: Spark, storage, the network. */
  EXTERNAL,
  /** A defect in Tarn; the message carries an instance id that is also in the log. */
  INTERNAL
}
