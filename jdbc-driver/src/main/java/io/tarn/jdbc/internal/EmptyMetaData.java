// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.sql.ResultSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Metadata of things that do not exist: procedures, indexes, user-defined types and the like. */
abstract class EmptyMetaData extends ServerTerms {
  EmptyMetaData(ServerInfo info) {
    super(info);
  }

  static ResultSet rows(List<Column> columns, List<@Nullable Object[]> rows) {
    return FlightResultSet.detached(new ListRows(columns, rows));
  }

  private static ResultSet none(List<Column> columns) {
    return rows(columns, List.of());
  }

  @Override
  public final ResultSet getProcedures(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String namePattern) {
    return none(MetaDataColumns.PROCEDURES);
  }

  @Override
  public final ResultSet getProcedureColumns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String namePattern,
      @Nullable String columnPattern) {
    return none(MetaDataColumns.PROCEDURE_COLUMNS);
  }

  @Override
  public final ResultSet getFunctionColumns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String namePattern,
      @Nullable String columnPattern) {
    return none(MetaDataColumns.FUNCTION_COLUMNS);
  }

  @Override
  public final ResultSet getColumnPrivileges(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      @Nullable String columnPattern) {
    return none(MetaDataColumns.COLUMN_PRIVILEGES);
  }

  @Override
  public final ResultSet getTablePrivileges(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern) {
    return none(MetaDataColumns.TABLE_PRIVILEGES);
  }

  /** Keys are informational: nothing enforces that one identifies a row. */
  @Override
  public final ResultSet getBestRowIdentifier(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      int scope,
      boolean nullable) {
    return none(MetaDataColumns.ROW_IDENTIFIER);
  }

  @Override
  public final ResultSet getVersionColumns(
      @Nullable String catalog, @Nullable String schema, @Nullable String table) {
    return none(MetaDataColumns.ROW_IDENTIFIER);
  }

  @Override
  public final ResultSet getIndexInfo(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      boolean unique,
      boolean approximate) {
    return none(MetaDataColumns.INDEX_INFO);
  }

  @Override
  public final ResultSet getUDTs(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String typePattern,
      int @Nullable [] types) {
    return none(MetaDataColumns.USER_TYPES);
  }

  @Override
  public final ResultSet getSuperTypes(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String typePattern) {
    return none(MetaDataColumns.SUPER_TYPES);
  }

  @Override
  public final ResultSet getSuperTables(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern) {
    return none(MetaDataColumns.SUPER_TABLES);
  }

  @Override
  public final ResultSet getAttributes(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String typePattern,
      @Nullable String attributePattern) {
    return none(MetaDataColumns.ATTRIBUTES);
  }

  @Override
  public final ResultSet getPseudoColumns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      @Nullable String columnPattern) {
    return none(MetaDataColumns.PSEUDO_COLUMNS);
  }
}
