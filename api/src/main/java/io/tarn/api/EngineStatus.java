// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/**
 * How an engine is.
 *
 * @param state its state
 * @param detail one sentence: what it waits for, or why it failed
 */
public record EngineStatus(State state, String detail) {
  /** An engine's states. */
  public enum State {
    STARTING,
    READY,
    FAILED,
    STOPPED
  }
}
