// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/** Whether a session takes answers that are kept: {@code SET result_cache = …}. */
public enum ResultCaching {
  ON,
  OFF
}
