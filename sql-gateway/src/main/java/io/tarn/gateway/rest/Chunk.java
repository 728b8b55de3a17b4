// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.rest;

import java.io.IOException;
import java.io.InputStream;

/**
 * A piece of a kept result.
 *
 * @param index its number, from 0
 * @param firstRow number of its first row in the result, from 0
 * @param rows how many it has
 * @param bytes size of its content
 * @param content an Arrow IPC stream with schema
 */
record Chunk(int index, long firstRow, long rows, long bytes, Content content) {
  /** Where the rows are: a file, or memory. */
  interface Content {
    InputStream open() throws IOException;
  }
}
