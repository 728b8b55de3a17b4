// SPDX-License-Identifier: Apache-2.0
package io.tarn.samples;

import io.tarn.api.ArrowBatches;
import io.tarn.api.ErrorCode;
import io.tarn.api.KeyConstraint;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import io.tarn.api.WarehouseException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import net.hydromatic.chinook.data.hsqldb.ChinookHsqldb;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The Chinook music store, read from the HSQLDB script inside its Maven artifact. Holds an
 * in-memory database while open; names are in lower case.
 */
final class ChinookTables implements AutoCloseable {
  private final Connection connection;
  private final String catalog;
  private final String schema;

  ChinookTables(String catalog, String schema) {
    this.catalog = catalog;
    this.schema = schema;
    Properties properties = new Properties();
    properties.setProperty("user", ChinookHsqldb.USER);
    properties.setProperty("password", ChinookHsqldb.PASSWORD);
    // HSQLDB would otherwise take over the logging of the whole process.
    System.setProperty("hsqldb.reconfig_logging", "false");
    try {
      connection = DriverManager.getConnection(ChinookHsqldb.URI, properties);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** All tables, in the order of their names. */
  List<SampleTable> all() {
    try (ResultSet tables =
        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
      Map<String, SampleTable> found = new TreeMap<>();
      while (tables.next()) {
        String owner = tables.getString("TABLE_SCHEM");
        String name = tables.getString("TABLE_NAME");
        found.put(name, new StoredTable(owner, name, definition(owner, name)));
      }
      return List.copyOf(found.values());
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private TableDefinition definition(String owner, String table) throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    List<KeyConstraint> keys = new ArrayList<>();
    primaryKey(metadata, owner, table).ifPresent(keys::add);
    keys.addAll(foreignKeys(metadata, owner, table));
    return new TableDefinition(
        named(table),
        columns(metadata, owner, table),
        List.of(),
        Optional.ofNullable(ChinookDescriptions.TABLES.get(lower(table))),
        Map.of(),
        keys);
  }

  private static Schema columns(DatabaseMetaData metadata, String owner, String table)
      throws SQLException {
    List<Field> fields = new ArrayList<>();
    try (ResultSet columns = metadata.getColumns(null, owner, table, "%")) {
      while (columns.next()) {
        String name = lower(columns.getString("COLUMN_NAME"));
        String comment = ChinookDescriptions.COLUMNS.get(lower(table) + "." + name);
        fields.add(
            JdbcColumn.field(
                name,
                columns.getInt("DATA_TYPE"),
                columns.getInt("COLUMN_SIZE"),
                columns.getInt("DECIMAL_DIGITS"),
                columns.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
                comment == null ? Map.of() : Map.of(TableSnapshot.COMMENT, comment)));
      }
    }
    return new Schema(fields);
  }

  private static Optional<KeyConstraint> primaryKey(
      DatabaseMetaData metadata, String owner, String table) throws SQLException {
    Map<Integer, String> columns = new TreeMap<>();
    try (ResultSet keys = metadata.getPrimaryKeys(null, owner, table)) {
      while (keys.next()) {
        columns.put(keys.getInt("KEY_SEQ"), lower(keys.getString("COLUMN_NAME")));
      }
    }
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new KeyConstraint.PrimaryKey(lower(table) + "_pk", List.copyOf(columns.values())));
  }

  private List<KeyConstraint> foreignKeys(DatabaseMetaData metadata, String owner, String table)
      throws SQLException {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    Map<String, List<String>> targets = new LinkedHashMap<>();
    Map<String, String> tables = new LinkedHashMap<>();
    try (ResultSet keys = metadata.getImportedKeys(null, owner, table)) {
      while (keys.next()) {
        String name = lower(keys.getString("FK_NAME"));
        tables.put(name, keys.getString("PKTABLE_NAME"));
        columns
            .computeIfAbsent(name, any -> new ArrayList<>())
            .add(lower(keys.getString("FKCOLUMN_NAME")));
        targets
            .computeIfAbsent(name, any -> new ArrayList<>())
            .add(lower(keys.getString("PKCOLUMN_NAME")));
      }
    }
    List<KeyConstraint> constraints = new ArrayList<>();
    tables.forEach(
        (name, target) ->
            constraints.add(
                new KeyConstraint.ForeignKey(
                    name,
                    columns.getOrDefault(name, List.of()),
                    named(target),
                    targets.getOrDefault(name, List.of()))));
    return constraints;
  }

  private TableName named(String table) {
    return new TableName(catalog, schema, lower(table));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static WarehouseException unreadable(SQLException e) {
    return WarehouseException.of(
        ErrorCode.TABLE_STORAGE_ERROR, "Cannot read the Chinook sample: " + e.getMessage(), e);
  }

  @Override
  public void close() {
    try (connection;
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** One table of the store. */
  private final class StoredTable implements SampleTable {
    private final String owner;
    private final String name;
    private final TableDefinition definition;

    StoredTable(String owner, String name, TableDefinition definition) {
      this.owner = owner;
      this.name = name;
      this.definition = definition;
    }

    @Override
    public TableDefinition definition() {
      return definition;
    }

    @Override
    public ArrowBatches rows(BufferAllocator allocator) {
      try {
        JdbcRows rows = JdbcRows.of(connection, owner, name);
        return new RowBatches<>(
            definition.schema(), rows, JdbcColumn::write, rows::close, allocator);
      } catch (SQLException e) {
        throw unreadable(e);
      }
    }
  }
}
