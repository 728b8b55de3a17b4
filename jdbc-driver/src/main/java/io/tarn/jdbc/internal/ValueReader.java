// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import org.jspecify.annotations.Nullable;

/**
 * Reads one column of the batch now in the vectors. Values are Boolean, Integer, Long, Float,
 * Double, BigDecimal, String, byte[], the local types of java.time, ZonedDateTime, Period,
 * Duration, {@link ArrayValue}, {@link StructValue} and Map.
 */
@FunctionalInterface
interface ValueReader {
  /** The value of a row of the batch, or null. */
  @Nullable Object read(int row);
}
