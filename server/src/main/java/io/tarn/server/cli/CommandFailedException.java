// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

/** A command cannot go on; the message is for the person at the terminal. */
final class CommandFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CommandFailedException(String message) {
    super(message);
  }

  CommandFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
