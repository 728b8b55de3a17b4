// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

/** Says that the bytes read are not text in the encoding they were taken for. */
final class UndecodableTextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UndecodableTextException() {
    super("bytes do not fit the encoding", null, false, false);
  }
}
