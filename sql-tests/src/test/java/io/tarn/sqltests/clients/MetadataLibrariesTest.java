// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.sqltests.SharedServer;
import io.tarn.testkit.TarnProcess;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import liquibase.CatalogAndSchema;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.snapshot.DatabaseSnapshot;
import liquibase.snapshot.SnapshotControl;
import liquibase.snapshot.SnapshotGeneratorFactory;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import schemacrawler.inclusionrule.RegularExpressionInclusionRule;
import schemacrawler.schema.Catalog;
import schemacrawler.schema.Column;
import schemacrawler.schema.Table;
import schemacrawler.schemacrawler.LimitOptionsBuilder;
import schemacrawler.schemacrawler.LoadOptionsBuilder;
import schemacrawler.schemacrawler.SchemaCrawlerOptions;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.schemacrawler.SchemaInfoLevelBuilder;
import schemacrawler.tools.utility.SchemaCrawlerUtility;
import us.fatehi.utility.datasource.DatabaseConnectionSources;

/** Libraries that read a database's structure find all of it. */
@ExtendWith(SharedServer.class)
class MetadataLibrariesTest {
  private static final int TABLES = 11;
  private static final int FOREIGN_KEYS = 11;

  private final TarnProcess server;

  MetadataLibrariesTest(TarnProcess server) {
    this.server = server;
  }

  @Test
  void schemaCrawlerSeesTablesKeysAndRemarks() throws SQLException {
    SchemaCrawlerOptions options =
        SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions()
            .withLimitOptions(
                LimitOptionsBuilder.builder()
                    .includeSchemas(new RegularExpressionInclusionRule(".*samples.*chinook.*"))
                    .build())
            .withLoadOptions(
                LoadOptionsBuilder.builder()
                    .withSchemaInfoLevel(SchemaInfoLevelBuilder.maximum())
                    .build());
    try (Connection connection = server.connect()) {
      Catalog catalog =
          SchemaCrawlerUtility.getCatalog(
              DatabaseConnectionSources.fromConnection(connection), options);
      assertThat(catalog.getTables()).hasSize(TABLES);
      Table invoice =
          catalog.getTables().stream()
              .filter(table -> table.getName().equals("invoice"))
              .findFirst()
              .orElseThrow();
      assertThat(invoice.getPrimaryKey().getConstrainedColumns())
          .extracting(Column::getName)
          .containsExactly("invoiceid");
      assertThat(invoice.getImportedForeignKeys()).hasSize(1);
      assertThat(invoice.getRemarks()).isNotBlank();
      assertThat(catalog.getDatabaseInfo().getDatabaseProductName()).isEqualTo("Tarn");
      assertThat(catalog.getSystemColumnDataTypes()).isNotEmpty();
    }
  }

  @Test
  void jooqWritesTheDefinitions() throws SQLException {
    try (Connection connection = server.connect()) {
      String ddl =
          DSL.using(connection, SQLDialect.DEFAULT)
              .meta()
              .filterSchemas(schema -> schema.getName().equals("chinook"))
              .ddl()
              .toString();
      assertThat(ddl.split("create table ", -1)).hasSize(TABLES + 1);
      assertThat(ddl.split("foreign key ", -1)).hasSize(FOREIGN_KEYS + 1);
      assertThat(ddl).contains("primary key (\"invoiceid\")");
    }
  }

  @Test
  void liquibaseTakesASnapshot() throws Exception {
    try (Connection connection = server.connect()) {
      Database database =
          DatabaseFactory.getInstance()
              .findCorrectDatabaseImplementation(new JdbcConnection(connection));
      DatabaseSnapshot snapshot =
          SnapshotGeneratorFactory.getInstance()
              .createSnapshot(
                  new CatalogAndSchema("samples", "chinook"),
                  database,
                  new SnapshotControl(
                      database,
                      liquibase.structure.core.Table.class,
                      liquibase.structure.core.Column.class,
                      liquibase.structure.core.PrimaryKey.class,
                      liquibase.structure.core.ForeignKey.class));
      List<String> tables = new ArrayList<>();
      snapshot
          .get(liquibase.structure.core.Table.class)
          .forEach(table -> tables.add(table.getName()));
      assertThat(tables).hasSize(TABLES).contains("invoice", "track");
      assertThat(snapshot.get(liquibase.structure.core.PrimaryKey.class)).hasSize(TABLES);
      assertThat(snapshot.get(liquibase.structure.core.ForeignKey.class)).hasSize(FOREIGN_KEYS);
    }
  }
}
