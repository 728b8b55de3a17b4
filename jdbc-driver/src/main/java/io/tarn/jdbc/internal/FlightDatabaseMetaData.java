// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import com.google.protobuf.Message;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetCatalogs;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetCrossReference;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetDbSchemas;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetExportedKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetImportedKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetPrimaryKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTableTypes;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTables;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetXdbcTypeInfo;
import org.jspecify.annotations.Nullable;

/** What is in the database, and what it can do. */
final class FlightDatabaseMetaData extends EmptyMetaData {
  private static final int[] BY_PRIMARY_KEY = {0, 1, 2, 8};
  private static final int[] BY_FOREIGN_KEY = {4, 5, 6, 8};

  private final FlightConnection connection;
  private final MetaDataReader reader;

  FlightDatabaseMetaData(FlightConnection connection) {
    this(connection, new MetaDataReader(connection));
  }

  private FlightDatabaseMetaData(FlightConnection connection, MetaDataReader reader) {
    super(new ServerInfo(reader));
    this.connection = connection;
    this.reader = reader;
  }

  @Override
  public ResultSet getCatalogs() throws SQLException {
    List<MetaDataReader.Row> answer =
        reader.readIfSupported(CommandGetCatalogs.getDefaultInstance());
    List<@Nullable Object[]> rows =
        MetaDataRows.of(answer, row -> new Object[] {row.text("catalog_name")});
    return rows(MetaDataColumns.CATALOGS, MetaDataRows.sorted(rows, 0));
  }

  @Override
  public ResultSet getSchemas() throws SQLException {
    return getSchemas(null, null);
  }

  @Override
  public ResultSet getSchemas(@Nullable String catalog, @Nullable String schemaPattern)
      throws SQLException {
    CommandGetDbSchemas.Builder command = CommandGetDbSchemas.newBuilder();
    if (catalog != null) {
      command.setCatalog(catalog);
    }
    if (schemaPattern != null) {
      command.setDbSchemaFilterPattern(schemaPattern);
    }
    List<@Nullable Object[]> rows =
        MetaDataRows.of(
            reader.readIfSupported(command.build()),
            row -> new Object[] {row.text("db_schema_name"), row.text("catalog_name")});
    return rows(MetaDataColumns.SCHEMAS, MetaDataRows.sorted(rows, 1, 0));
  }

  @Override
  public ResultSet getTableTypes() throws SQLException {
    List<MetaDataReader.Row> answer =
        reader.readIfSupported(CommandGetTableTypes.getDefaultInstance());
    List<@Nullable Object[]> rows =
        MetaDataRows.of(answer, row -> new Object[] {row.text("table_type")});
    return rows(MetaDataColumns.TABLE_TYPES, MetaDataRows.sorted(rows, 0));
  }

  @Override
  public ResultSet getTables(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      String @Nullable [] types)
      throws SQLException {
    // Our servers put a table's comment into its schema; others may take long to send schemas.
    CommandGetTables.Builder command =
        tables(catalog, schemaPattern, tablePattern).setIncludeSchema(info().isTarn());
    if (types != null) {
      command.addAllTableTypes(List.of(types));
    }
    List<@Nullable Object[]> rows =
        types != null && types.length == 0
            ? List.of()
            : MetaDataRows.of(reader.read(command.build()), MetaDataRows::table);
    return rows(MetaDataColumns.TABLES, MetaDataRows.sorted(rows, 3, 0, 1, 2));
  }

  @Override
  public ResultSet getColumns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      @Nullable String columnPattern)
      throws SQLException {
    Pattern names = MetaDataRows.pattern(columnPattern, getSearchStringEscape());
    Message command = tables(catalog, schemaPattern, tablePattern).setIncludeSchema(true).build();
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (MetaDataReader.Row table : reader.read(command)) {
      rows.addAll(MetaDataRows.columns(table, names));
    }
    return rows(MetaDataColumns.COLUMNS, MetaDataRows.sorted(rows, 0, 1, 2, 16));
  }

  private static CommandGetTables.Builder tables(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern) {
    CommandGetTables.Builder command = CommandGetTables.newBuilder();
    if (catalog != null) {
      command.setCatalog(catalog);
    }
    if (schemaPattern != null) {
      command.setDbSchemaFilterPattern(schemaPattern);
    }
    if (tablePattern != null) {
      command.setTableNameFilterPattern(tablePattern);
    }
    return command;
  }

  @Override
  public ResultSet getPrimaryKeys(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    CommandGetPrimaryKeys.Builder command =
        CommandGetPrimaryKeys.newBuilder().setTable(orAll(table));
    if (catalog != null) {
      command.setCatalog(catalog);
    }
    if (schema != null) {
      command.setDbSchema(schema);
    }
    List<@Nullable Object[]> rows =
        MetaDataRows.of(reader.readIfSupported(command.build()), MetaDataRows::primaryKey);
    return rows(MetaDataColumns.PRIMARY_KEYS, MetaDataRows.sorted(rows, 3, 0, 1, 2));
  }

  @Override
  public ResultSet getImportedKeys(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    CommandGetImportedKeys.Builder command =
        CommandGetImportedKeys.newBuilder().setTable(orAll(table));
    if (catalog != null) {
      command.setCatalog(catalog);
    }
    if (schema != null) {
      command.setDbSchema(schema);
    }
    return foreignKeys(command.build(), BY_PRIMARY_KEY);
  }

  @Override
  public ResultSet getExportedKeys(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    CommandGetExportedKeys.Builder command =
        CommandGetExportedKeys.newBuilder().setTable(orAll(table));
    if (catalog != null) {
      command.setCatalog(catalog);
    }
    if (schema != null) {
      command.setDbSchema(schema);
    }
    return foreignKeys(command.build(), BY_FOREIGN_KEY);
  }

  @Override
  public ResultSet getCrossReference(
      @Nullable String parentCatalog,
      @Nullable String parentSchema,
      @Nullable String parentTable,
      @Nullable String foreignCatalog,
      @Nullable String foreignSchema,
      @Nullable String foreignTable)
      throws SQLException {
    CommandGetCrossReference.Builder command =
        CommandGetCrossReference.newBuilder()
            .setPkTable(orAll(parentTable))
            .setFkTable(orAll(foreignTable));
    if (parentCatalog != null) {
      command.setPkCatalog(parentCatalog);
    }
    if (parentSchema != null) {
      command.setPkDbSchema(parentSchema);
    }
    if (foreignCatalog != null) {
      command.setFkCatalog(foreignCatalog);
    }
    if (foreignSchema != null) {
      command.setFkDbSchema(foreignSchema);
    }
    return foreignKeys(command.build(), BY_FOREIGN_KEY);
  }

  private ResultSet foreignKeys(Message command, int[] order) throws SQLException {
    List<@Nullable Object[]> rows =
        MetaDataRows.of(reader.readIfSupported(command), MetaDataRows::foreignKey);
    return rows(MetaDataColumns.FOREIGN_KEYS, MetaDataRows.sorted(rows, order));
  }

  /** Flight SQL has no null for a table's name; tools mean all tables by it. */
  private static String orAll(@Nullable String table) {
    return table == null ? "%" : table;
  }

  @Override
  public ResultSet getTypeInfo() throws SQLException {
    List<MetaDataReader.Row> answer =
        reader.readIfSupported(CommandGetXdbcTypeInfo.getDefaultInstance());
    List<@Nullable Object[]> rows =
        answer.isEmpty() ? TypeCatalog.rows() : MetaDataRows.of(answer, MetaDataRows::type);
    return rows(MetaDataColumns.TYPE_INFO, MetaDataRows.sorted(rows, 1));
  }

  /** Built-in functions belong to no schema, so a question about one schema's has no answer. */
  @Override
  public ResultSet getFunctions(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String namePattern)
      throws SQLException {
    connection.checkOpen();
    boolean everywhere =
        (catalog == null || catalog.isEmpty())
            && (schemaPattern == null || schemaPattern.isEmpty() || schemaPattern.equals("%"));
    Pattern names = MetaDataRows.pattern(namePattern, getSearchStringEscape());
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (String name : everywhere ? allFunctions() : List.<String>of()) {
      if (names.matcher(name).matches()) {
        rows.add(new Object[] {null, null, name, null, functionNoTable, name});
      }
    }
    return rows(MetaDataColumns.FUNCTIONS, rows);
  }

  @Override
  public ResultSet getClientInfoProperties() {
    List<@Nullable Object[]> rows =
        List.of(
            new Object[] {"ApplicationName", 256, "", "Name of the application"},
            new Object[] {"ClientHostname", 256, "", "Host the application runs on"},
            new Object[] {"ClientUser", 256, "", "User of the application"});
    return rows(MetaDataColumns.CLIENT_INFO, rows);
  }

  @Override
  public String getURL() {
    return connection.settings().publicUrl();
  }

  @Override
  public String getUserName() {
    return connection.settings().value(ConnectionProperty.USER).orElse("");
  }

  @Override
  public Connection getConnection() {
    return connection;
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Wrapping.unwrap(this, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
