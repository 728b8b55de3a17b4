// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/** An engine that can run a statement. */
public enum Lane {
  /** In this process, in milliseconds. */
  INTERACTIVE,
  /** On Apache Spark. */
  SPARK,
  /** Answered from the catalog by the gateway alone. */
  CATALOG,
  /** An earlier answer to the same question on the same versions. */
  CACHE
}
