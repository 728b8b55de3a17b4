// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.sqltests.SharedServer;
import io.tarn.testkit.TarnProcess;
import java.util.HashMap;
import java.util.Map;
import org.apache.arrow.adbc.core.AdbcConnection;
import org.apache.arrow.adbc.core.AdbcDatabase;
import org.apache.arrow.adbc.core.AdbcDriver;
import org.apache.arrow.adbc.core.AdbcException;
import org.apache.arrow.adbc.core.AdbcStatement;
import org.apache.arrow.adbc.driver.flightsql.FlightSqlDriver;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * ADBC's Flight SQL driver for Java queries and reads metadata. Its bulk ingest sends no
 * credentials (0.20), so that it is refused; ingest is tested with other clients.
 */
@SuppressWarnings("try") // statements of ADBC may be interrupted while they close
@ExtendWith(SharedServer.class)
class AdbcTest {
  private final TarnProcess server;
  private final RootAllocator memory = new RootAllocator();
  private AdbcDatabase database;
  private AdbcConnection connection;

  AdbcTest(TarnProcess server) {
    this.server = server;
  }

  @BeforeEach
  void connect() throws AdbcException {
    Map<String, Object> parameters = new HashMap<>();
    AdbcDriver.PARAM_URI.set(parameters, "grpc://127.0.0.1:" + server.flightPort());
    AdbcDriver.PARAM_USERNAME.set(parameters, "admin");
    AdbcDriver.PARAM_PASSWORD.set(parameters, server.password());
    database = new FlightSqlDriver(memory).open(parameters);
    connection = database.connect();
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
    database.close();
    memory.close();
  }

  private long firstNumber(String sql) throws Exception {
    try (AdbcStatement statement = connection.createStatement()) {
      statement.setSqlQuery(sql);
      try (AdbcStatement.QueryResult result = statement.executeQuery();
          ArrowReader reader = result.getReader()) {
        assertThat(reader.loadNextBatch()).isTrue();
        return ((BigIntVector) reader.getVectorSchemaRoot().getVector(0)).get(0);
      }
    }
  }

  @Test
  void itQueries() throws Exception {
    assertThat(firstNumber("select count(*) from samples.tpch.lineitem")).isEqualTo(60175);
    assertThatThrownBy(() -> firstNumber("select * from nowhere"))
        .hasMessageContaining("TABLE_OR_VIEW_NOT_FOUND");
  }

  @Test
  void itReadsMetadata() throws Exception {
    long catalogs = 0;
    try (ArrowReader reader =
        connection.getObjects(
            AdbcConnection.GetObjectsDepth.TABLES, "samples", "tpch", null, null, null)) {
      while (reader.loadNextBatch()) {
        catalogs += reader.getVectorSchemaRoot().getRowCount();
        assertThat(reader.getVectorSchemaRoot().contentToTSVString())
            .contains("lineitem", "nation");
      }
    }
    assertThat(catalogs).isEqualTo(1);
  }
}
