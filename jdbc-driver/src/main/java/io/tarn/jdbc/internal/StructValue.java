// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.sql.Struct;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A struct, free of the batch it was read from. */
final class StructValue implements Struct {
  private final String typeName;
  private final List<String> names;
  private final @Nullable Object[] values;

  StructValue(String typeName, List<String> names, @Nullable Object[] values) {
    this.typeName = typeName;
    this.names = List.copyOf(names);
    this.values = values;
  }

  List<String> names() {
    return names;
  }

  @Nullable Object[] values() {
    return values;
  }

  @Override
  public String getSQLTypeName() {
    return typeName;
  }

  @Override
  public @Nullable Object[] getAttributes() {
    return values.clone();
  }

  @Override
  public @Nullable Object[] getAttributes(Map<String, Class<?>> map) {
    return values.clone();
  }

  @Override
  public String toString() {
    return SqlText.of(this);
  }
}
