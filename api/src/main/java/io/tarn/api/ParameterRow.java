// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values for a statement's {@code ?} markers, in order. Values are {@code null}, {@link Boolean},
 * {@link Byte}, {@link Short}, {@link Integer}, {@link Long}, {@link Float}, {@link Double}, {@link
 * java.math.BigDecimal}, {@link String}, {@code byte[]}, {@link java.time.LocalDate}, {@link
 * java.time.LocalTime}, {@link java.time.LocalDateTime} (timestamp without zone) or {@link
 * java.time.Instant} (timestamp with zone).
 *
 * @param values the values
 */
public record ParameterRow(List<@Nullable Object> values) {
  public static final ParameterRow NONE = new ParameterRow(List.of());

  public ParameterRow {
    values = Collections.unmodifiableList(new ArrayList<@Nullable Object>(values));
  }
}
