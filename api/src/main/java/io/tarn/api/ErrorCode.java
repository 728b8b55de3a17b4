// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/**
 * Every way a statement can fail. Names follow Spark's error conditions where Spark has the same
 * error; SQLSTATEs follow the SQL standard and Spark's error classes. Names never change meaning.
 */
public enum ErrorCode {
  PARSE_SYNTAX_ERROR(ErrorType.USER, "42601"),
  UNSUPPORTED_FEATURE(ErrorType.USER, "0A000"),
  INVALID_ARGUMENT(ErrorType.USER, "22023"),
  INVALID_PARAMETER_VALUE(ErrorType.USER, "22023"),
  UNBOUND_SQL_PARAMETER(ErrorType.USER, "42P02"),
  DATATYPE_MISMATCH(ErrorType.USER, "42K09"),
  UNRESOLVED_COLUMN(ErrorType.USER, "42703"),
  AMBIGUOUS_REFERENCE(ErrorType.USER, "42704"),
  UNRESOLVED_ROUTINE(ErrorType.USER, "42883"),
  ROUTINE_NOT_FOUND(ErrorType.USER, "42883"),
  ROUTINE_ALREADY_EXISTS(ErrorType.USER, "42723"),
  INVALID_SQL(ErrorType.USER, "42000"),
  CATALOG_NOT_FOUND(ErrorType.USER, "42704"),
  SCHEMA_NOT_FOUND(ErrorType.USER, "42704"),
  SCHEMA_ALREADY_EXISTS(ErrorType.USER, "42P06"),
  SCHEMA_NOT_EMPTY(ErrorType.USER, "2BP01"),
  TABLE_OR_VIEW_NOT_FOUND(ErrorType.USER, "42P01"),
  TABLE_OR_VIEW_ALREADY_EXISTS(ErrorType.USER, "42P07"),
  WRONG_COMMAND_FOR_OBJECT_TYPE(ErrorType.USER, "42809"),
  INSERT_COLUMN_ARITY_MISMATCH(ErrorType.USER, "21S01"),
  VERSION_NOT_FOUND(ErrorType.USER, "22003"),
  QUESTION_NOT_ANSWERED(ErrorType.USER, "02000"),
  INVALID_POLICY(ErrorType.USER, "42P17"),
  POLICY_IN_FORCE(ErrorType.USER, "42501"),
  POLICY_CONFLICT(ErrorType.USER, "42P17"),
  POLICY_NOT_FOUND(ErrorType.USER, "42704"),
  POLICY_ALREADY_EXISTS(ErrorType.USER, "42710"),
  DEPENDENT_OBJECTS_EXIST(ErrorType.USER, "2BP01"),
  PATH_NOT_ALLOWED(ErrorType.USER, "42501"),
  PATH_NOT_FOUND(ErrorType.USER, "42K03"),
  INVALID_SESSION_OPTION(ErrorType.USER, "42K0Z"),
  AUTHENTICATION_FAILED(ErrorType.USER, "28000"),
  PERMISSION_DENIED(ErrorType.USER, "42501"),
  PRINCIPAL_NOT_FOUND(ErrorType.USER, "42704"),
  PRINCIPAL_ALREADY_EXISTS(ErrorType.USER, "42710"),
  SESSION_NOT_FOUND(ErrorType.USER, "08003"),
  STATEMENT_NOT_FOUND(ErrorType.USER, "26000"),
  MALFORMED_DATA(ErrorType.USER, "22000"),
  REQUEST_TOO_LARGE(ErrorType.USER, "54000"),
  CANCELLED(ErrorType.USER, "57014"),
  STATEMENT_TIMEOUT(ErrorType.RESOURCES, "57014"),
  TOO_MANY_STATEMENTS(ErrorType.RESOURCES, "53300", true),
  OUT_OF_MEMORY(ErrorType.RESOURCES, "53200", true),
  DISK_FULL(ErrorType.RESOURCES, "53100"),
  CONCURRENT_WRITE(ErrorType.RESOURCES, "40001", true),
  SHUTTING_DOWN(ErrorType.RESOURCES, "57P01", true),
  ENGINE_UNAVAILABLE(ErrorType.EXTERNAL, "57P03", true),
  ENGINE_ERROR(ErrorType.EXTERNAL, "58000"),
  TABLE_STORAGE_ERROR(ErrorType.EXTERNAL, "58030"),
  METADATA_STORE_ERROR(ErrorType.EXTERNAL, "58030"),
  CATALOG_UNAVAILABLE(ErrorType.EXTERNAL, "57P03", true),
  IDENTITY_PROVIDER_UNAVAILABLE(ErrorType.EXTERNAL, "57P03", true),
  INVALID_CONFIGURATION(ErrorType.USER, "F0000"),
  INTERNAL_ERROR(ErrorType.INTERNAL, "XX000");

  private final ErrorType type;
  private final String sqlState;
  private final boolean retriable;

  ErrorCode(ErrorType type, String sqlState) {
    this(type, sqlState, false);
  }

  ErrorCode(ErrorType type, String sqlState, boolean retriable) {
    this.type = type;
    this.sqlState = sqlState;
    this.retriable = retriable;
  }

  public ErrorType type() {
    return type;
  }

  /** The five-character SQLSTATE. */
  public String sqlState() {
    return sqlState;
  }

  /** Whether the same statement may succeed if sent again unchanged. */
  public boolean retriable() {
    return retriable;
  }
}
