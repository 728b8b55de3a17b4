// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/** States of a statement. The last three are final and exactly one of them is always reached. */
public enum QueryState {
  QUEUED,
  PLANNING,
  /** The lane it needs is still starting. */
  WAITING_FOR_COMPUTE,
  RUNNING,
  FINISHED,
  FAILED,
  CANCELLED;

  public boolean isFinal() {
    return this == FINISHED || this == FAILED || this == CANCELLED;
  }
}
