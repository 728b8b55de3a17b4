// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.api.WarehouseException;
import java.sql.SQLException;
import picocli.CommandLine;

/** Says in one sentence why a command failed. */
final class FailurePrinter implements CommandLine.IExecutionExceptionHandler {
  private final Terminal terminal;

  FailurePrinter(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
    terminal.clearStatus();
    terminal.note("tarn: " + sentence(failure));
    return 1;
  }

  /** What went wrong, in one sentence. */
  static String sentence(Exception failure) {
    if (failure instanceof WarehouseException known) {
      return known.userMessage();
    }
    if (failure instanceof SQLException sql) {
      String state = sql.getSQLState() == null ? "" : " (SQLSTATE " + sql.getSQLState() + ")";
      return sql.getMessage() + state;
    }
    return failure.getMessage() == null || failure.getMessage().isBlank()
        ? failure.toString()
        : failure.getMessage();
  }
}
