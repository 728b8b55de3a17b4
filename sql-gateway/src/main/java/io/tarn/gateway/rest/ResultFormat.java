// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.rest;

/** How rows are written. */
enum ResultFormat {
  /** An array of rows, each an array of texts and nulls. */
  JSON_ARRAY("application/json"),
  /** A stream of Arrow record batches. */
  ARROW_STREAM("application/vnd.apache.arrow.stream");

  private final String contentType;

  ResultFormat(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }
}
