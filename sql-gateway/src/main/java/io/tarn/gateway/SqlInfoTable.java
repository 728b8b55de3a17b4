// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import com.google.protobuf.ProtocolMessageEnum;
import io.tarn.api.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.flight.sql.FlightSqlProducer.Schemas;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlNullOrdering;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlOuterJoinsSupportLevel;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedCaseSensitivity;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedGroupBy;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedResultSetConcurrency;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedResultSetType;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedSubqueries;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedTransaction;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedUnions;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlTransactionIsolationLevel;
import org.apache.arrow.flight.sql.impl.FlightSql.SupportedAnsi92SqlGrammarLevel;
import org.apache.arrow.flight.sql.impl.FlightSql.SupportedSqlGrammar;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * What {@code GetSqlInfo} answers. Every id of the protocol has a value: the stock JDBC driver
 * fails with a NullPointerException over one that is missing. Each value has the type that driver
 * reads.
 */
final class SqlInfoTable {
  private static final int NO_LIMIT = 0;
  private static final int NAME_LENGTH = 255;

  private final Map<Integer, SqlInfoValue> values = new TreeMap<>();

  SqlInfoTable(GatewayConfig config) {
    server(config);
    names();
    SqlVocabulary.addTo(values);
    queries();
    levels();
    noLimits(config.limits());
    transactions();
    resultSets();
    definitions();
  }

  /**
   * Sends the values asked for; ids of a newer protocol are left out.
   *
   * @param ids empty for all
   * @param quoting of the session that asks: it decides the quote character
   */
  void send(
      List<Integer> ids, Quoting quoting, BufferAllocator parent, ServerStreamListener listener) {
    List<Integer> wanted = new ArrayList<>(ids.isEmpty() ? values.keySet() : ids);
    wanted.retainAll(values.keySet());
    try (BufferAllocator allocator = parent.newChildAllocator("sql-info", 0, Long.MAX_VALUE);
        VectorSchemaRoot root = VectorSchemaRoot.create(Schemas.GET_SQL_INFO_SCHEMA, allocator)) {
      SqlInfoVectors vectors = new SqlInfoVectors(root);
      wanted.forEach(id -> vectors.add(id, value(id, quoting)));
      vectors.finish();
      listener.start(root);
      listener.putNext();
    }
    listener.completed();
  }

  private SqlInfoValue value(Integer id, Quoting quoting) {
    if (id == SqlInfo.SQL_IDENTIFIER_QUOTE_CHAR_VALUE && quoting == Quoting.ANSI) {
      return new SqlInfoValue.Text("\"");
    }
    SqlInfoValue value = values.get(id);
    if (value == null) {
      throw new IllegalArgumentException("no SqlInfo " + id);
    }
    return value;
  }

  private void server(GatewayConfig config) {
    text(SqlInfo.FLIGHT_SQL_SERVER_NAME, "Tarn");
    text(SqlInfo.FLIGHT_SQL_SERVER_VERSION, config.serverVersion());
    text(SqlInfo.FLIGHT_SQL_SERVER_ARROW_VERSION, arrowVersion());
    flags(
        false,
        SqlInfo.FLIGHT_SQL_SERVER_READ_ONLY,
        SqlInfo.FLIGHT_SQL_SERVER_SUBSTRAIT,
        SqlInfo.FLIGHT_SQL_SERVER_INGEST_TRANSACTIONS_SUPPORTED);
    flags(
        true,
        SqlInfo.FLIGHT_SQL_SERVER_SQL,
        SqlInfo.FLIGHT_SQL_SERVER_CANCEL,
        SqlInfo.FLIGHT_SQL_SERVER_BULK_INGESTION);
    text(SqlInfo.FLIGHT_SQL_SERVER_SUBSTRAIT_MIN_VERSION, "");
    text(SqlInfo.FLIGHT_SQL_SERVER_SUBSTRAIT_MAX_VERSION, "");
    bits(
        SqlInfo.FLIGHT_SQL_SERVER_TRANSACTION,
        SqlSupportedTransaction.SQL_SUPPORTED_TRANSACTION_NONE_VALUE);
    bits(
        SqlInfo.FLIGHT_SQL_SERVER_STATEMENT_TIMEOUT,
        Math.toIntExact(config.tokens().idle().toMillis()));
    bits(SqlInfo.FLIGHT_SQL_SERVER_TRANSACTION_TIMEOUT, NO_LIMIT);
  }

  private static String arrowVersion() {
    String version = VectorSchemaRoot.class.getPackage().getImplementationVersion();
    return version == null ? "" : version;
  }

  private void names() {
    whole(
        SqlSupportedCaseSensitivity.SQL_CASE_SENSITIVITY_CASE_INSENSITIVE_VALUE,
        SqlInfo.SQL_IDENTIFIER_CASE,
        SqlInfo.SQL_QUOTED_IDENTIFIER_CASE);
    text(SqlInfo.SQL_IDENTIFIER_QUOTE_CHAR, "`");
    text(SqlInfo.SQL_SEARCH_STRING_ESCAPE, "\\");
    text(SqlInfo.SQL_EXTRA_NAME_CHARACTERS, "");
    text(SqlInfo.SQL_SCHEMA_TERM, "schema");
    text(SqlInfo.SQL_PROCEDURE_TERM, "procedure");
    text(SqlInfo.SQL_CATALOG_TERM, "catalog");
    flags(true, SqlInfo.SQL_CATALOG_AT_START);
  }

  private void queries() {
    whole(SqlNullOrdering.SQL_NULLS_SORTED_LOW_VALUE, SqlInfo.SQL_NULL_ORDERING);
    flags(
        true,
        SqlInfo.SQL_ALL_TABLES_ARE_SELECTABLE,
        SqlInfo.SQL_SUPPORTS_COLUMN_ALIASING,
        SqlInfo.SQL_NULL_PLUS_NULL_IS_NULL,
        SqlInfo.SQL_SUPPORTS_TABLE_CORRELATION_NAMES,
        SqlInfo.SQL_SUPPORTS_EXPRESSIONS_IN_ORDER_BY,
        SqlInfo.SQL_SUPPORTS_ORDER_BY_UNRELATED,
        SqlInfo.SQL_SUPPORTS_LIKE_ESCAPE_CLAUSE,
        SqlInfo.SQL_SUPPORTS_NON_NULLABLE_COLUMNS,
        SqlInfo.SQL_CORRELATED_SUBQUERIES_SUPPORTED);
    flags(
        false,
        SqlInfo.SQL_SUPPORTS_DIFFERENT_TABLE_CORRELATION_NAMES,
        SqlInfo.SQL_SUPPORTS_INTEGRITY_ENHANCEMENT_FACILITY,
        SqlInfo.SQL_SELECT_FOR_UPDATE_SUPPORTED,
        SqlInfo.SQL_STORED_PROCEDURES_SUPPORTED,
        SqlInfo.SQL_STORED_FUNCTIONS_USING_CALL_SYNTAX_SUPPORTED,
        SqlInfo.SQL_NAMED_PARAMETERS_SUPPORTED);
  }

  private void levels() {
    set(
        SqlInfo.SQL_SUPPORTED_GROUP_BY,
        SqlSupportedGroupBy.SQL_GROUP_BY_UNRELATED,
        SqlSupportedGroupBy.SQL_GROUP_BY_BEYOND_SELECT);
    set(
        SqlInfo.SQL_SUPPORTED_GRAMMAR,
        SupportedSqlGrammar.SQL_MINIMUM_GRAMMAR,
        SupportedSqlGrammar.SQL_CORE_GRAMMAR);
    set(SqlInfo.SQL_ANSI92_SUPPORTED_LEVEL, SupportedAnsi92SqlGrammarLevel.ANSI92_ENTRY_SQL);
    set(
        SqlInfo.SQL_OUTER_JOINS_SUPPORT_LEVEL,
        SqlOuterJoinsSupportLevel.SQL_LIMITED_OUTER_JOINS,
        SqlOuterJoinsSupportLevel.SQL_FULL_OUTER_JOINS);
    set(
        SqlInfo.SQL_SUPPORTED_SUBQUERIES,
        SqlSupportedSubqueries.SQL_SUBQUERIES_IN_COMPARISONS,
        SqlSupportedSubqueries.SQL_SUBQUERIES_IN_EXISTS,
        SqlSupportedSubqueries.SQL_SUBQUERIES_IN_INS);
    set(
        SqlInfo.SQL_SUPPORTED_UNIONS,
        SqlSupportedUnions.SQL_UNION,
        SqlSupportedUnions.SQL_UNION_ALL);
  }

  private void noLimits(GatewayConfig.Limits limits) {
    whole(
        NO_LIMIT,
        SqlInfo.SQL_MAX_BINARY_LITERAL_LENGTH,
        SqlInfo.SQL_MAX_CHAR_LITERAL_LENGTH,
        SqlInfo.SQL_MAX_COLUMNS_IN_GROUP_BY,
        SqlInfo.SQL_MAX_COLUMNS_IN_INDEX,
        SqlInfo.SQL_MAX_COLUMNS_IN_ORDER_BY,
        SqlInfo.SQL_MAX_COLUMNS_IN_SELECT,
        SqlInfo.SQL_MAX_COLUMNS_IN_TABLE,
        SqlInfo.SQL_MAX_CONNECTIONS,
        SqlInfo.SQL_MAX_CURSOR_NAME_LENGTH,
        SqlInfo.SQL_MAX_INDEX_LENGTH,
        SqlInfo.SQL_MAX_PROCEDURE_NAME_LENGTH,
        SqlInfo.SQL_MAX_ROW_SIZE,
        SqlInfo.SQL_MAX_TABLES_IN_SELECT,
        SqlInfo.SQL_MAX_STATEMENTS,
        SqlInfo.SQL_MAX_USERNAME_LENGTH);
    whole(
        NAME_LENGTH,
        SqlInfo.SQL_MAX_COLUMN_NAME_LENGTH,
        SqlInfo.SQL_DB_SCHEMA_NAME_LENGTH,
        SqlInfo.SQL_MAX_CATALOG_NAME_LENGTH,
        SqlInfo.SQL_MAX_TABLE_NAME_LENGTH);
    whole(limits.statementBytes(), SqlInfo.SQL_MAX_STATEMENT_LENGTH);
    flags(false, SqlInfo.SQL_MAX_ROW_SIZE_INCLUDES_BLOBS);
  }

  private void transactions() {
    whole(
        SqlTransactionIsolationLevel.SQL_TRANSACTION_NONE_VALUE,
        SqlInfo.SQL_DEFAULT_TRANSACTION_ISOLATION);
    set(
        SqlInfo.SQL_SUPPORTED_TRANSACTIONS_ISOLATION_LEVELS,
        SqlTransactionIsolationLevel.SQL_TRANSACTION_NONE);
    flags(
        false,
        SqlInfo.SQL_TRANSACTIONS_SUPPORTED,
        SqlInfo.SQL_DATA_DEFINITION_CAUSES_TRANSACTION_COMMIT,
        SqlInfo.SQL_DATA_DEFINITIONS_IN_TRANSACTIONS_IGNORED,
        SqlInfo.SQL_SAVEPOINTS_SUPPORTED);
  }

  private void resultSets() {
    set(
        SqlInfo.SQL_SUPPORTED_RESULT_SET_TYPES,
        SqlSupportedResultSetType.SQL_RESULT_SET_TYPE_FORWARD_ONLY);
    set(
        SqlInfo.SQL_SUPPORTED_CONCURRENCIES_FOR_RESULT_SET_FORWARD_ONLY,
        SqlSupportedResultSetConcurrency.SQL_RESULT_SET_CONCURRENCY_READ_ONLY);
    set(SqlInfo.SQL_SUPPORTED_CONCURRENCIES_FOR_RESULT_SET_UNSPECIFIED);
    set(SqlInfo.SQL_SUPPORTED_CONCURRENCIES_FOR_RESULT_SET_SCROLL_SENSITIVE);
    set(SqlInfo.SQL_SUPPORTED_CONCURRENCIES_FOR_RESULT_SET_SCROLL_INSENSITIVE);
    set(SqlInfo.SQL_SUPPORTED_POSITIONED_COMMANDS);
    flags(true, SqlInfo.SQL_BATCH_UPDATES_SUPPORTED);
    flags(false, SqlInfo.SQL_LOCATORS_UPDATE_COPY);
  }

  private void definitions() {
    flags(false, SqlInfo.SQL_DDL_CATALOG);
    flags(true, SqlInfo.SQL_DDL_SCHEMA, SqlInfo.SQL_DDL_TABLE);
    set(SqlInfo.SQL_SCHEMAS_SUPPORTED_ACTIONS);
    set(SqlInfo.SQL_CATALOGS_SUPPORTED_ACTIONS);
  }

  private void text(SqlInfo id, String value) {
    values.put(id.getNumber(), new SqlInfoValue.Text(value));
  }

  private void bits(SqlInfo id, int value) {
    values.put(id.getNumber(), new SqlInfoValue.Bits(value));
  }

  private void flags(boolean value, SqlInfo... ids) {
    for (SqlInfo id : ids) {
      values.put(id.getNumber(), new SqlInfoValue.Flag(value));
    }
  }

  private void whole(long value, SqlInfo... ids) {
    for (SqlInfo id : ids) {
      values.put(id.getNumber(), new SqlInfoValue.Whole(value));
    }
  }

  /** A set of choices as a bitmask of their numbers. */
  private void set(SqlInfo id, ProtocolMessageEnum... choices) {
    int mask = 0;
    for (ProtocolMessageEnum choice : choices) {
      mask |= 1 << choice.getNumber();
    }
    bits(id, mask);
  }
}
