// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlNullOrdering;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedCaseSensitivity;

/** Names, words and versions: what the server and the driver are called and how SQL is spelled. */
abstract class ServerTerms extends ServerCapabilities {
  private static final Pattern VERSION = Pattern.compile("(\\d+)(?:\\.(\\d+))?");

  ServerTerms(ServerInfo info) {
    super(info);
  }

  @Override
  public final String getDatabaseProductName() {
    return info().text(SqlInfo.FLIGHT_SQL_SERVER_NAME, "Flight SQL");
  }

  @Override
  public final String getDatabaseProductVersion() {
    return info().text(SqlInfo.FLIGHT_SQL_SERVER_VERSION, "0.0");
  }

  @Override
  public final int getDatabaseMajorVersion() {
    return versionPart(1);
  }

  @Override
  public final int getDatabaseMinorVersion() {
    return versionPart(2);
  }

  private int versionPart(int group) {
    Matcher matcher = VERSION.matcher(getDatabaseProductVersion());
    return matcher.find() && matcher.group(group) != null
        ? (int) Math.min(Integer.MAX_VALUE, Long.parseLong(matcher.group(group)))
        : 0;
  }

  @Override
  public final String getDriverName() {
    return DriverVersion.NAME;
  }

  @Override
  public final String getDriverVersion() {
    return DriverVersion.text();
  }

  @Override
  public final int getDriverMajorVersion() {
    return DriverVersion.MAJOR;
  }

  @Override
  public final int getDriverMinorVersion() {
    return DriverVersion.MINOR;
  }

  @Override
  public final int getJDBCMajorVersion() {
    return 4;
  }

  @Override
  public final int getJDBCMinorVersion() {
    return 3;
  }

  /** Back-ticks quote identifiers on our servers, whatever a session makes of double quotes. */
  @Override
  public final String getIdentifierQuoteString() {
    return info().isTarn() ? "`" : info().text(SqlInfo.SQL_IDENTIFIER_QUOTE_CHAR, "\"");
  }

  @Override
  public final String getSQLKeywords() {
    return String.join(",", info().words(SqlInfo.SQL_KEYWORDS, ServerWords.KEYWORDS));
  }

  @Override
  public final String getNumericFunctions() {
    return String.join(
        ",", info().words(SqlInfo.SQL_NUMERIC_FUNCTIONS, ServerWords.NUMERIC_FUNCTIONS));
  }

  @Override
  public final String getStringFunctions() {
    return String.join(
        ",", info().words(SqlInfo.SQL_STRING_FUNCTIONS, ServerWords.STRING_FUNCTIONS));
  }

  @Override
  public final String getSystemFunctions() {
    return String.join(
        ",", info().words(SqlInfo.SQL_SYSTEM_FUNCTIONS, ServerWords.SYSTEM_FUNCTIONS));
  }

  @Override
  public final String getTimeDateFunctions() {
    return String.join(
        ",", info().words(SqlInfo.SQL_DATETIME_FUNCTIONS, ServerWords.DATETIME_FUNCTIONS));
  }

  final List<String> allFunctions() {
    return List.of(
            getNumericFunctions(),
            getStringFunctions(),
            getSystemFunctions(),
            getTimeDateFunctions())
        .stream()
        .flatMap(names -> List.of(names.split(",")).stream())
        .map(String::trim)
        .filter(name -> !name.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public final String getSearchStringEscape() {
    return info().text(SqlInfo.SQL_SEARCH_STRING_ESCAPE, "\\");
  }

  @Override
  public final String getExtraNameCharacters() {
    return info().text(SqlInfo.SQL_EXTRA_NAME_CHARACTERS, "");
  }

  @Override
  public final String getSchemaTerm() {
    return info().text(SqlInfo.SQL_SCHEMA_TERM, "schema");
  }

  @Override
  public final String getProcedureTerm() {
    return info().text(SqlInfo.SQL_PROCEDURE_TERM, "procedure");
  }

  @Override
  public final String getCatalogTerm() {
    return info().text(SqlInfo.SQL_CATALOG_TERM, "catalog");
  }

  @Override
  public final String getCatalogSeparator() {
    return ".";
  }

  private boolean identifiers(SqlInfo which, SqlSupportedCaseSensitivity wanted) {
    long fallback = SqlSupportedCaseSensitivity.SQL_CASE_SENSITIVITY_CASE_INSENSITIVE_VALUE;
    return info().number(which, fallback) == wanted.getNumber();
  }

  /** Case never tells two names apart; it is kept as it was written. */
  @Override
  public final boolean supportsMixedCaseIdentifiers() {
    return false;
  }

  @Override
  public final boolean storesUpperCaseIdentifiers() {
    return identifiers(
        SqlInfo.SQL_IDENTIFIER_CASE, SqlSupportedCaseSensitivity.SQL_CASE_SENSITIVITY_UPPERCASE);
  }

  @Override
  public final boolean storesLowerCaseIdentifiers() {
    return identifiers(
        SqlInfo.SQL_IDENTIFIER_CASE, SqlSupportedCaseSensitivity.SQL_CASE_SENSITIVITY_LOWERCASE);
  }

  @Override
  public final boolean storesMixedCaseIdentifiers() {
    return !storesUpperCaseIdentifiers() && !storesLowerCaseIdentifiers();
  }

  @Override
  public final boolean supportsMixedCaseQuotedIdentifiers() {
    return !info().isTarn();
  }

  @Override
  public final boolean storesUpperCaseQuotedIdentifiers() {
    return false;
  }

  @Override
  public final boolean storesLowerCaseQuotedIdentifiers() {
    return false;
  }

  @Override
  public final boolean storesMixedCaseQuotedIdentifiers() {
    return info().isTarn();
  }

  private boolean nulls(SqlNullOrdering wanted) {
    return info().number(SqlInfo.SQL_NULL_ORDERING, SqlNullOrdering.SQL_NULLS_SORTED_LOW_VALUE)
        == wanted.getNumber();
  }

  @Override
  public final boolean nullsAreSortedHigh() {
    return nulls(SqlNullOrdering.SQL_NULLS_SORTED_HIGH);
  }

  @Override
  public final boolean nullsAreSortedLow() {
    return nulls(SqlNullOrdering.SQL_NULLS_SORTED_LOW);
  }

  @Override
  public final boolean nullsAreSortedAtStart() {
    return nulls(SqlNullOrdering.SQL_NULLS_SORTED_AT_START);
  }

  @Override
  public final boolean nullsAreSortedAtEnd() {
    return nulls(SqlNullOrdering.SQL_NULLS_SORTED_AT_END);
  }

  @Override
  public final int getDefaultTransactionIsolation() {
    return Connection.TRANSACTION_NONE;
  }

  @Override
  public final boolean supportsTransactionIsolationLevel(int level) {
    return level == Connection.TRANSACTION_NONE;
  }

  @Override
  public final boolean supportsResultSetType(int type) {
    return type == ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  public final boolean supportsResultSetConcurrency(int type, int concurrency) {
    return type == ResultSet.TYPE_FORWARD_ONLY && concurrency == ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  public final boolean supportsResultSetHoldability(int holdability) {
    return holdability == ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public final int getResultSetHoldability() {
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public final int getSQLStateType() {
    return sqlStateSQL;
  }

  @Override
  public final RowIdLifetime getRowIdLifetime() {
    return RowIdLifetime.ROWID_UNSUPPORTED;
  }
}
