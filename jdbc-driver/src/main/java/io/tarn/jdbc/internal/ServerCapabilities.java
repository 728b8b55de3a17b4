// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import org.apache.arrow.flight.sql.impl.FlightSql.SqlInfo;

/** Capabilities and limits the server tells, with defaults for a Spark-like server. */
abstract class ServerCapabilities extends DriverCapabilities {
  private final ServerInfo info;

  ServerCapabilities(ServerInfo info) {
    this.info = info;
  }

  final ServerInfo info() {
    return info;
  }

  /** A limit; 0 means none, or not known. */
  private int limit(SqlInfo which) {
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, info.number(which, 0)));
  }

  @Override
  public final boolean allTablesAreSelectable() {
    return info.flag(SqlInfo.SQL_ALL_TABLES_ARE_SELECTABLE, true);
  }

  @Override
  public final boolean isReadOnly() {
    return info.flag(SqlInfo.FLIGHT_SQL_SERVER_READ_ONLY, false);
  }

  @Override
  public final boolean supportsColumnAliasing() {
    return info.flag(SqlInfo.SQL_SUPPORTS_COLUMN_ALIASING, true);
  }

  @Override
  public final boolean nullPlusNonNullIsNull() {
    return info.flag(SqlInfo.SQL_NULL_PLUS_NULL_IS_NULL, true);
  }

  @Override
  public final boolean supportsTableCorrelationNames() {
    return info.flag(SqlInfo.SQL_SUPPORTS_TABLE_CORRELATION_NAMES, true);
  }

  @Override
  public final boolean supportsDifferentTableCorrelationNames() {
    return info.flag(SqlInfo.SQL_SUPPORTS_DIFFERENT_TABLE_CORRELATION_NAMES, false);
  }

  @Override
  public final boolean supportsExpressionsInOrderBy() {
    return info.flag(SqlInfo.SQL_SUPPORTS_EXPRESSIONS_IN_ORDER_BY, true);
  }

  @Override
  public final boolean supportsOrderByUnrelated() {
    return info.flag(SqlInfo.SQL_SUPPORTS_ORDER_BY_UNRELATED, true);
  }

  @Override
  public final boolean supportsGroupByUnrelated() {
    return info.contains(SqlInfo.SQL_SUPPORTED_GROUP_BY, 0, true);
  }

  @Override
  public final boolean supportsGroupByBeyondSelect() {
    return info.contains(SqlInfo.SQL_SUPPORTED_GROUP_BY, 1, true);
  }

  @Override
  public final boolean supportsLikeEscapeClause() {
    return info.flag(SqlInfo.SQL_SUPPORTS_LIKE_ESCAPE_CLAUSE, true);
  }

  @Override
  public final boolean supportsNonNullableColumns() {
    return info.flag(SqlInfo.SQL_SUPPORTS_NON_NULLABLE_COLUMNS, true);
  }

  @Override
  public final boolean supportsCoreSQLGrammar() {
    return info.contains(SqlInfo.SQL_SUPPORTED_GRAMMAR, 1, true);
  }

  @Override
  public final boolean supportsExtendedSQLGrammar() {
    return info.contains(SqlInfo.SQL_SUPPORTED_GRAMMAR, 2, false);
  }

  @Override
  public final boolean supportsANSI92EntryLevelSQL() {
    return info.contains(SqlInfo.SQL_ANSI92_SUPPORTED_LEVEL, 0, true);
  }

  @Override
  public final boolean supportsANSI92IntermediateSQL() {
    return info.contains(SqlInfo.SQL_ANSI92_SUPPORTED_LEVEL, 1, false);
  }

  @Override
  public final boolean supportsANSI92FullSQL() {
    return info.contains(SqlInfo.SQL_ANSI92_SUPPORTED_LEVEL, 2, false);
  }

  @Override
  public final boolean supportsIntegrityEnhancementFacility() {
    return info.flag(SqlInfo.SQL_SUPPORTS_INTEGRITY_ENHANCEMENT_FACILITY, false);
  }

  @Override
  public final boolean supportsFullOuterJoins() {
    return info.contains(SqlInfo.SQL_OUTER_JOINS_SUPPORT_LEVEL, 2, true);
  }

  @Override
  public final boolean supportsSubqueriesInComparisons() {
    return info.contains(SqlInfo.SQL_SUPPORTED_SUBQUERIES, 0, true);
  }

  @Override
  public final boolean supportsSubqueriesInExists() {
    return info.contains(SqlInfo.SQL_SUPPORTED_SUBQUERIES, 1, true);
  }

  @Override
  public final boolean supportsSubqueriesInIns() {
    return info.contains(SqlInfo.SQL_SUPPORTED_SUBQUERIES, 2, true);
  }

  @Override
  public final boolean supportsSubqueriesInQuantifieds() {
    return info.contains(SqlInfo.SQL_SUPPORTED_SUBQUERIES, 3, false);
  }

  @Override
  public final boolean supportsCorrelatedSubqueries() {
    return info.flag(SqlInfo.SQL_CORRELATED_SUBQUERIES_SUPPORTED, true);
  }

  @Override
  public final boolean supportsUnion() {
    return info.contains(SqlInfo.SQL_SUPPORTED_UNIONS, 0, true);
  }

  @Override
  public final boolean supportsUnionAll() {
    return info.contains(SqlInfo.SQL_SUPPORTED_UNIONS, 1, true);
  }

  @Override
  public final int getMaxBinaryLiteralLength() {
    return limit(SqlInfo.SQL_MAX_BINARY_LITERAL_LENGTH);
  }

  @Override
  public final int getMaxCharLiteralLength() {
    return limit(SqlInfo.SQL_MAX_CHAR_LITERAL_LENGTH);
  }

  @Override
  public final int getMaxColumnNameLength() {
    return limit(SqlInfo.SQL_MAX_COLUMN_NAME_LENGTH);
  }

  @Override
  public final int getMaxColumnsInGroupBy() {
    return limit(SqlInfo.SQL_MAX_COLUMNS_IN_GROUP_BY);
  }

  @Override
  public final int getMaxColumnsInIndex() {
    return limit(SqlInfo.SQL_MAX_COLUMNS_IN_INDEX);
  }

  @Override
  public final int getMaxColumnsInOrderBy() {
    return limit(SqlInfo.SQL_MAX_COLUMNS_IN_ORDER_BY);
  }

  @Override
  public final int getMaxColumnsInSelect() {
    return limit(SqlInfo.SQL_MAX_COLUMNS_IN_SELECT);
  }

  @Override
  public final int getMaxColumnsInTable() {
    return limit(SqlInfo.SQL_MAX_COLUMNS_IN_TABLE);
  }

  @Override
  public final int getMaxConnections() {
    return limit(SqlInfo.SQL_MAX_CONNECTIONS);
  }

  @Override
  public final int getMaxCursorNameLength() {
    return limit(SqlInfo.SQL_MAX_CURSOR_NAME_LENGTH);
  }

  @Override
  public final int getMaxIndexLength() {
    return limit(SqlInfo.SQL_MAX_INDEX_LENGTH);
  }

  @Override
  public final int getMaxSchemaNameLength() {
    return limit(SqlInfo.SQL_DB_SCHEMA_NAME_LENGTH);
  }

  @Override
  public final int getMaxProcedureNameLength() {
    return limit(SqlInfo.SQL_MAX_PROCEDURE_NAME_LENGTH);
  }

  @Override
  public final int getMaxCatalogNameLength() {
    return limit(SqlInfo.SQL_MAX_CATALOG_NAME_LENGTH);
  }

  @Override
  public final int getMaxRowSize() {
    return limit(SqlInfo.SQL_MAX_ROW_SIZE);
  }

  @Override
  public final int getMaxStatementLength() {
    return limit(SqlInfo.SQL_MAX_STATEMENT_LENGTH);
  }

  @Override
  public final int getMaxStatements() {
    return limit(SqlInfo.SQL_MAX_STATEMENTS);
  }

  @Override
  public final int getMaxTableNameLength() {
    return limit(SqlInfo.SQL_MAX_TABLE_NAME_LENGTH);
  }

  @Override
  public final int getMaxTablesInSelect() {
    return limit(SqlInfo.SQL_MAX_TABLES_IN_SELECT);
  }

  @Override
  public final int getMaxUserNameLength() {
    return limit(SqlInfo.SQL_MAX_USERNAME_LENGTH);
  }
}
