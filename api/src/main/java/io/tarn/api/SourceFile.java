// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/**
 * A file that {@code COPY INTO} found.
 *
 * @param path absolute path, symbolic links resolved
 * @param bytes its size
 * @param modifiedMillis its modification time, milliseconds since the epoch
 */
public record SourceFile(String path, long bytes, long modifiedMillis) {}
