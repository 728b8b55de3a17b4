// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/** A statement's rows on their way to the client. */
public interface ResultStream extends ArrowBatches {
  /** What a reader must be told about these rows: truncated, cached, sampled. Empty if nothing. */
  default java.util.List<String> warnings() {
    return java.util.List.of();
  }
}
