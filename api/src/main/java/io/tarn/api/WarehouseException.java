// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one exception that crosses module borders. Its message states the problem, why it occurred
 * and what to do; it never carries secrets.
 */
public final class WarehouseException extends RuntimeException {
  /** Condition of a failure of one lane that another lane may not share. */
  public static final String HAND_OVER = "LANE_CANNOT_ANSWER";

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String condition;
  private final String sqlState;
  private final transient @Nullable SourcePosition position;

  private WarehouseException(
      ErrorCode code,
      String condition,
      String sqlState,
      String message,
      @Nullable SourcePosition position,
      @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.condition = condition;
    this.sqlState = sqlState;
    this.position = position;
  }

  public static WarehouseException of(ErrorCode code, String message) {
    return new WarehouseException(code, code.name(), code.sqlState(), message, null, null);
  }

  public static WarehouseException of(ErrorCode code, String message, @Nullable Throwable cause) {
    return new WarehouseException(code, code.name(), code.sqlState(), message, null, cause);
  }

  public static WarehouseException at(
      ErrorCode code, String message, @Nullable SourcePosition position) {
    return new WarehouseException(code, code.name(), code.sqlState(), message, position, null);
  }

  /**
   * An error an engine reported in its own terms.
   *
   * @param condition the engine's stable name for it, such as Spark's {@code DIVIDE_BY_ZERO}
   * @param sqlState the engine's SQLSTATE
   */
  public static WarehouseException fromEngine(
      ErrorCode code,
      String condition,
      String sqlState,
      String message,
      @Nullable Throwable cause) {
    return new WarehouseException(code, condition, sqlState, message, null, cause);
  }

  /** A defect: the message names an instance id to look for in the log. */
  public static WarehouseException internal(String what, Throwable cause) {
    String instance = UUID.randomUUID().toString().substring(0, 8);
    return of(
        ErrorCode.INTERNAL_ERROR,
        what + ". This is a defect in Tarn; the log has the details under instance " + instance,
        cause);
  }

  public ErrorCode code() {
    return code;
  }

  /** The stable name shown to users: the code's name, or the engine's condition. */
  public String condition() {
    return condition;
  }

  public String sqlState() {
    return sqlState;
  }

  /** Position of the offending token in the statement, if it has one. */
  public Optional<SourcePosition> position() {
    return Optional.ofNullable(position);
  }

  /** The message as a user sees it: {@code [CONDITION] message (line:column)}. */
  public String userMessage() {
    String prefix = "[" + condition + "] ";
    String message = String.valueOf(getMessage());
    // Engines begin some of their messages so themselves.
    String text = message.startsWith(prefix) ? message : prefix + message;
    return position == null
        ? text
        : text + " (line " + position.line() + ", column " + position.column() + ")";
  }
}
