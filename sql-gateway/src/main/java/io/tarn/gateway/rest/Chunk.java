// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.rest;

import java.nio.file.Path;

/**
 * A piece of a kept result.
 *
 * @param index its number, from 0
 * @param firstRow number of its first row in the result, from 0
 * @param rows how many it has
 * @param bytes size of the file
 * @param file an Arrow IPC stream with schema
 */
record Chunk(int index, long firstRow, long rows, long bytes, Path file) {}
