// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.function.UnaryOperator;

/** A client's session. Thread-safe. */
public interface Session {
  String id();

  String user();

  SessionSettings settings();

  /** Replaces the settings atomically and gives the new ones. */
  SessionSettings update(UnaryOperator<SessionSettings> change);
}
