// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values for a statement's markers: for {@code ?} in order, for {@code :name} by name, or one for
 * each name in the order in which the names appear first. Values are {@code null}, {@link Boolean},
 * {@link Byte}, {@link Short}, {@link Integer}, {@link Long}, {@link Float}, {@link Double}, {@link
 * java.math.BigDecimal}, {@link String}, {@code byte[]}, {@link java.time.LocalDate}, {@link
 * java.time.LocalTime}, {@link java.time.LocalDateTime} (timestamp without zone) or {@link
 * java.time.Instant} (timestamp with zone).
 *
 * @param values the values
 * @param names the name of each value, without the colon; none if they are given by position
 */
public record ParameterRow(List<@Nullable Object> values, List<String> names) {
  public static final ParameterRow NONE = new ParameterRow(List.of());

  public ParameterRow {
    names = List.copyOf(names);
    values = Collections.unmodifiableList(new ArrayList<@Nullable Object>(values));
  }

  /** Values by position. */
  public ParameterRow(List<@Nullable Object> values) {
    this(values, List.of());
  }
}
