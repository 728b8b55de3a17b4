// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.databricks.sdk.WorkspaceClient;
import com.databricks.sdk.core.DatabricksConfig;
import com.databricks.sdk.core.error.platform.NotFound;
import com.databricks.sdk.core.error.platform.Unauthenticated;
import com.databricks.sdk.service.sql.CancelExecutionRequest;
import com.databricks.sdk.service.sql.Disposition;
import com.databricks.sdk.service.sql.EndpointInfo;
import com.databricks.sdk.service.sql.ExecuteStatementRequest;
import com.databricks.sdk.service.sql.ExecuteStatementRequestOnWaitTimeout;
import com.databricks.sdk.service.sql.Format;
import com.databricks.sdk.service.sql.ServiceErrorCode;
import com.databricks.sdk.service.sql.StatementExecutionAPI;
import com.databricks.sdk.service.sql.StatementParameterListItem;
import com.databricks.sdk.service.sql.StatementResponse;
import com.databricks.sdk.service.sql.StatementState;
import io.tarn.testkit.TarnProcess;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Databricks' own Java SDK runs statements, unchanged. */
@ExtendWith(SharedServer.class)
class StatementSdkTest {
  private final TarnProcess server;
  private String tokenId = "";
  private WorkspaceClient client = new WorkspaceClient(true);

  StatementSdkTest(TarnProcess server) {
    this.server = server;
  }

  @BeforeEach
  void logIn() throws SQLException {
    try (Connection admin = server.connect();
        Statement statement = admin.createStatement();
        ResultSet token = statement.executeQuery("create token comment 'sdk'")) {
      assertThat(token.next()).isTrue();
      tokenId = token.getString("token_id");
      client = client(token.getString("token_value"));
    }
  }

  @AfterEach
  void dropToken() throws SQLException {
    try (Connection admin = server.connect()) {
      Users.run(admin, "drop token '" + tokenId + "'");
    }
  }

  private StatementExecutionAPI statements() {
    return client.statementExecution();
  }

  private WorkspaceClient client(String token) {
    return new WorkspaceClient(
        new DatabricksConfig()
            .setHost("http://127.0.0.1:" + server.httpPort())
            .setAuthType("pat")
            .setToken(token));
  }

  private static ExecuteStatementRequest request(String sql) {
    return new ExecuteStatementRequest()
        .setWarehouseId("default")
        .setCatalog("samples")
        .setSchema("tpch")
        .setStatement(sql);
  }

  @Test
  void rowsComeAsTexts() {
    StatementResponse answer =
        statements()
            .executeStatement(
                request(
                    "select l_returnflag, count(*) as n, min(l_shipdate), sum(l_quantity) from lineitem"
                        + " group by 1 order by 1"));
    assertThat(answer.getStatus().getState()).isEqualTo(StatementState.SUCCEEDED);
    assertThat(answer.getManifest().getTotalRowCount()).isEqualTo(3);
    assertThat(answer.getManifest().getSchema().getColumns())
        .extracting(column -> column.getName() + " " + column.getTypeText())
        .startsWith("l_returnflag STRING", "n BIGINT");
    assertThat(answer.getResult().getDataArray().iterator().next())
        .containsExactly("A", "14876", "1992-01-06", "380456.00");
  }

  @Test
  void valuesOfAllTypesAreWritten() {
    StatementResponse answer =
        statements()
            .executeStatement(
                request(
                        "select true, 1.50, cast(2.5 as double), X'00FF', timestamp'2024-02-29"
                            + " 12:00:00.123456', timestamp_ntz'2024-02-29 12:00:00', array(1, null),"
                            + " map('k', 1), named_struct('a', 'x'), null, interval -5 month")
                    .setWaitTimeout("50s"));
    Collection<String> row = answer.getResult().getDataArray().iterator().next();
    assertThat(row)
        .containsExactly(
            "true",
            "1.50",
            "2.5",
            "AP8=",
            "2024-02-29T12:00:00.123456Z",
            "2024-02-29T12:00:00.000",
            "[\"1\",null]",
            "{\"k\":\"1\"}",
            "{\"a\":\"x\"}",
            null,
            "-0-5");
  }

  @Test
  void parametersAreBoundByName() {
    StatementResponse answer =
        statements()
            .executeStatement(
                request(
                        "select count(*) from orders where o_orderdate < :day and o_totalprice > :price"
                            + " and (:status is null or o_orderstatus = :status)")
                    .setParameters(
                        List.of(
                            parameter("price", "DECIMAL(10,2)", "1000.50"),
                            parameter("day", "DATE", "1995-01-01"),
                            parameter("status", "STRING", "F"))));
    StatementResponse literal =
        statements()
            .executeStatement(
                request(
                    "select count(*) from orders where o_orderdate < date'1995-01-01' and"
                        + " o_totalprice > 1000.50 and o_orderstatus = 'F'"));
    assertThat(answer.getStatus().getState()).isEqualTo(StatementState.SUCCEEDED);
    assertThat(answer.getResult().getDataArray()).isEqualTo(literal.getResult().getDataArray());
  }

  private static StatementParameterListItem parameter(String name, String type, String value) {
    return new StatementParameterListItem().setName(name).setType(type).setValue(value);
  }

  @Test
  void arrowComesBehindLinks() throws Exception {
    StatementResponse answer =
        statements()
            .executeStatement(
                request("select * from lineitem")
                    .setDisposition(Disposition.EXTERNAL_LINKS)
                    .setFormat(Format.ARROW_STREAM)
                    .setWaitTimeout("50s"));
    long rows = 0;
    long chunks = answer.getManifest().getTotalChunkCount();
    assertThat(chunks).isGreaterThan(1);
    for (long chunk = 0; chunk < chunks; chunk++) {
      String link =
          statements()
              .getStatementResultChunkN(answer.getStatementId(), chunk)
              .getExternalLinks()
              .iterator()
              .next()
              .getExternalLink();
      rows += rows(link);
    }
    assertThat(rows).isEqualTo(60175);
  }

  private static long rows(String link) throws Exception {
    long rows = 0;
    try (InputStream bytes = URI.create(link).toURL().openStream();
        RootAllocator memory = new RootAllocator();
        ArrowStreamReader reader =
            new ArrowStreamReader(new ByteArrayInputStream(bytes.readAllBytes()), memory)) {
      while (reader.loadNextBatch()) {
        rows += reader.getVectorSchemaRoot().getRowCount();
      }
    }
    return rows;
  }

  @Test
  void errorsAreTold() {
    StatementResponse answer = statements().executeStatement(request("select * from nowhere"));
    assertThat(answer.getStatus().getState()).isEqualTo(StatementState.FAILED);
    assertThat(answer.getStatus().getError().getErrorCode())
        .isEqualTo(ServiceErrorCode.BAD_REQUEST);
    assertThat(answer.getStatus().getError().getMessage())
        .startsWith("[TABLE_OR_VIEW_NOT_FOUND]")
        .contains("line 1, column 15");
    assertThatThrownBy(() -> statements().getStatement("0123456789abcdef0123456789abcdef"))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(
            () -> client("tarn_wrong").statementExecution().executeStatement(request("select 1")))
        .isInstanceOf(Unauthenticated.class);
  }

  @Test
  void aLongStatementIsPolledAndCancelled() throws Exception {
    StatementResponse answer =
        statements()
            .executeStatement(
                request(
                        "select count(*) from lineitem a join lineitem b on a.l_quantity < b.l_quantity"
                            + " join lineitem c on b.l_tax < c.l_tax")
                    .setWaitTimeout("0s")
                    .setOnWaitTimeout(ExecuteStatementRequestOnWaitTimeout.CONTINUE));
    assertThat(answer.getStatus().getState()).isIn(StatementState.PENDING, StatementState.RUNNING);
    statements()
        .cancelExecution(new CancelExecutionRequest().setStatementId(answer.getStatementId()));
    org.awaitility.Awaitility.await()
        .until(
            () ->
                statements().getStatement(answer.getStatementId()).getStatus().getState()
                    == StatementState.CANCELED);
  }

  @Test
  void theWarehouseIsFound() {
    List<String> names = new java.util.ArrayList<>();
    for (EndpointInfo warehouse :
        client.warehouses().list(new com.databricks.sdk.service.sql.ListWarehousesRequest())) {
      names.add(warehouse.getName());
    }
    assertThat(names).containsExactly("default");
  }
}
