// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.schema;

/** The kinds of values that questions tell apart. */
public enum ValueType {
  TEXT,
  INTEGER,
  DECIMAL,
  DATE,
  TIMESTAMP,
  BOOLEAN;

  public boolean isNumber() {
    return this == INTEGER || this == DECIMAL;
  }

  public boolean isTime() {
    return this == DATE || this == TIMESTAMP;
  }
}
