// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/** Hears how an execution goes; called from the engine's threads, must not block. */
public interface ExecutionListener {
  /** The engine is still starting and the statement waits for it. */
  void waitingForEngine(String detail);

  /** The engine has begun. */
  void started();

  /** Progress changed. */
  void progress(Progress progress);
}
