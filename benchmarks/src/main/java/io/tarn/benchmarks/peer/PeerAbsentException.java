// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.peer;

import java.io.Serial;

/** A peer cannot be had on this machine; the message says why and what would help. */
final class PeerAbsentException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  PeerAbsentException(String reason) {
    super(reason);
  }
}
