// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/** What a session asks of the router: {@code SET lane = …}. */
public enum LanePreference {
  AUTO,
  INTERACTIVE,
  SPARK
}
