// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.flight.sql.FlightSqlColumnMetadata;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlInfo;
import org.apache.arrow.flight.sql.util.TableRef;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("try") // Flight streams may be interrupted while they close
@Timeout(60)
class MetadataTest {
  private final Doors doors = Doors.open();
  private final FlightSqlClient client = doors.client();
  private final CallOption token = doors.login();

  @AfterEach
  void close() throws Exception {
    client.close();
    doors.close();
  }

  /** Rows as lists of text; the announced schema must be the one that comes. */
  private List<List<String>> rows(FlightInfo info) throws Exception {
    List<List<String>> rows = new ArrayList<>();
    try (FlightStream stream = client.getStream(info.getEndpoints().get(0).getTicket(), token)) {
      assertThat(info.getSchemaOptional()).contains(stream.getSchema());
      while (stream.next()) {
        for (int row = 0; row < stream.getRoot().getRowCount(); row++) {
          List<String> values = new ArrayList<>();
          for (FieldVector vector : stream.getRoot().getFieldVectors()) {
            values.add(String.valueOf(vector.getObject(row)));
          }
          rows.add(values);
        }
      }
    }
    return rows;
  }

  private List<String> tables(@Nullable String catalog, @Nullable String schema, String table)
      throws Exception {
    return rows(client.getTables(catalog, schema, table, null, false, token)).stream()
        .map(r -> r.get(2))
        .toList();
  }

  @Test
  void schemasOfAllCatalogsOrOne() throws Exception {
    assertThat(rows(client.getSchemas(null, null, token)))
        .containsExactly(
            List.of("main", "default"), List.of("shop", "sales"), List.of("system", "query"));
    assertThat(rows(client.getSchemas("SHOP", "S%", token)))
        .containsExactly(List.of("shop", "sales"));
    assertThat(rows(client.getSchemas("nowhere", null, token))).isEmpty();
    assertThat(rows(client.getSchemas("", null, token))).isEmpty();
  }

  @Test
  void patternsIgnoreCaseAndCanBeEscaped() throws Exception {
    assertThat(tables(null, null, "ORDER_ITEMS")).containsExactly("order_items", "orderXitems");
    assertThat(tables(null, null, "order\\_items")).containsExactly("order_items");
    assertThat(tables(null, "s%", "%s")).contains("customers", "totals");
    assertThat(tables(null, null, "")).isEmpty();
    assertThat(tables(null, null, ".*")).isEmpty();
  }

  @Test
  void tableTypesFilter() throws Exception {
    List<String> types = List.of("view", "SYSTEM TABLE");
    assertThat(rows(client.getTables(null, null, null, types, false, token)))
        .containsExactly(
            List.of("shop", "sales", "totals", "VIEW"),
            List.of("system", "query", "history", "SYSTEM TABLE"));
    assertThat(rows(client.getTableTypes(token)))
        .containsExactly(List.of("SYSTEM TABLE"), List.of("TABLE"), List.of("VIEW"));
  }

  @Test
  void tablesWithTheirSchemasAndComments() throws Exception {
    Map<String, Schema> schemas = schemas();
    Schema customers = schemas.getOrDefault("customers", new Schema(List.of()));
    assertThat(customers.getCustomMetadata())
        .containsEntry("ARROW:FLIGHT:SQL:REMARKS", "All customers");
    FlightSqlColumnMetadata id =
        new FlightSqlColumnMetadata(customers.findField("id").getMetadata());
    assertThat(id.getRemarks()).isEqualTo("The customer's number");
    assertThat(id.getTypeName()).isEqualTo("BIGINT");
    assertThat(List.of(id.getCatalogName(), id.getSchemaName(), id.getTableName()))
        .containsExactly("shop", "sales", "customers");
    FlightSqlColumnMetadata balance =
        new FlightSqlColumnMetadata(customers.findField("balance").getMetadata());
    assertThat(balance.getTypeName()).isEqualTo("DECIMAL");
    assertThat(List.of(balance.getPrecision(), balance.getScale())).containsExactly(12, 2);
    FlightSqlColumnMetadata tags =
        new FlightSqlColumnMetadata(customers.findField("tags").getMetadata());
    assertThat(tags.getTypeName()).isEqualTo("ARRAY<STRING>");
  }

  @Test
  void anUnreadableTableIsListedWithoutColumns() throws Exception {
    Map<String, Schema> schemas = schemas();
    assertThat(schemas).containsKeys("broken", "customers", "totals", "history");
    assertThat(schemas.getOrDefault("broken", FakeCatalog.schema()).getFields()).isEmpty();
    assertThat(schemas.getOrDefault("totals", new Schema(List.of())).getFields()).hasSize(5);
  }

  private Map<String, Schema> schemas() throws Exception {
    FlightInfo info = client.getTables(null, null, null, null, true, token);
    Map<String, Schema> schemas = new HashMap<>();
    try (FlightStream stream = client.getStream(info.getEndpoints().get(0).getTicket(), token)) {
      while (stream.next()) {
        FieldVector names = stream.getRoot().getVector("table_name");
        FieldVector bytes = stream.getRoot().getVector("table_schema");
        for (int row = 0; row < stream.getRoot().getRowCount(); row++) {
          byte[] serialized = (byte[]) bytes.getObject(row);
          schemas.put(
              names.getObject(row).toString(),
              MessageSerializer.deserializeSchema(
                  new ReadChannel(Channels.newChannel(new ByteArrayInputStream(serialized)))));
        }
      }
    }
    return schemas;
  }

  @Test
  void keysTakeNamesLiterallyUnlessTheyHoldAPercentSign() throws Exception {
    assertThat(rows(client.getPrimaryKeys(TableRef.of("shop", "sales", "order_items"), token)))
        .containsExactly(
            List.of("shop", "sales", "order_items", "id", "1", "pk_orders"),
            List.of("shop", "sales", "order_items", "line", "2", "pk_orders"));
    assertThat(rows(client.getPrimaryKeys(TableRef.of("shop", "sales", "%"), token))).hasSize(4);
    assertThat(rows(client.getPrimaryKeys(TableRef.of(null, null, "nothing"), token))).isEmpty();
  }

  @Test
  void foreignKeysFromBothEnds() throws Exception {
    List<String> key =
        List.of(
            "shop",
            "sales",
            "customers",
            "id",
            "shop",
            "sales",
            "order_items",
            "customer",
            "1",
            "fk_customer",
            "pk_customers",
            "3",
            "3");
    TableRef customers = TableRef.of("shop", "sales", "customers");
    TableRef orders = TableRef.of("shop", null, "ORDER_ITEMS");
    assertThat(rows(client.getImportedKeys(orders, token))).containsExactly(key);
    assertThat(rows(client.getExportedKeys(customers, token))).containsExactly(key);
    assertThat(rows(client.getCrossReference(customers, orders, token))).containsExactly(key);
    assertThat(rows(client.getCrossReference(orders, customers, token))).isEmpty();
    assertThat(rows(client.getImportedKeys(customers, token))).isEmpty();
  }

  @Test
  void everySqlInfoOfTheProtocolIsAnswered() throws Exception {
    List<String> ids =
        Arrays.stream(SqlInfo.values())
            .filter(info -> info != SqlInfo.UNRECOGNIZED)
            .map(info -> String.valueOf(info.getNumber()))
            .toList();
    assertThat(rows(client.getSqlInfo(new SqlInfo[0], token)))
        .extracting(row -> row.get(0))
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  @ParameterizedTest
  @CsvSource({"0, Tarn", "1, 0.1.0-TEST", "8, 0", "9, true", "504, `", "507, 1", "557, 1048576"})
  void sqlInfoTellsTheTruth(int id, String value) throws Exception {
    assertThat(rows(client.getSqlInfo(new int[] {id}, token)))
        .containsExactly(List.of(String.valueOf(id), value));
  }

  @Test
  void listsAndMapsInSqlInfoKeepTheirElements() throws Exception {
    List<List<String>> rows = rows(client.getSqlInfo(new int[] {511, 509, 517}, token));
    assertThat(rows.get(0).get(1)).isEqualTo("[\"IFNULL\",\"USER\"]");
    assertThat(rows.get(1).get(1)).startsWith("[\"ABS\",").endsWith("\"TAN\"]");
    assertThat(rows.get(2).get(1)).contains("\"key\":0,\"value\":[");
  }

  @Test
  void anUnknownSqlInfoIsLeftOut() throws Exception {
    assertThat(rows(client.getSqlInfo(new int[] {0, 99_999}, token))).hasSize(1);
  }

  @Test
  void theQuoteCharacterFollowsTheSession() throws Exception {
    CallOption ansi = doors.login(Doors.USER, Doors.PASSWORD, Doors.header("quoting", "ansi"));
    FlightInfo info = client.getSqlInfo(new int[] {504}, ansi);
    try (FlightStream stream = client.getStream(info.getEndpoints().get(0).getTicket(), ansi)) {
      assertThat(stream.next()).isTrue();
      assertThat(stream.getRoot().getVector("value").getObject(0)).hasToString("\"");
    }
  }

  @Test
  void typesCanBeFilteredByCode() throws Exception {
    assertThat(rows(client.getXdbcTypeInfo(token)))
        .extracting(row -> row.get(0))
        .contains("STRING", "DECIMAL", "TIMESTAMP_NTZ");
    List<List<String>> decimals = rows(client.getXdbcTypeInfo(3, token));
    assertThat(Optional.of(decimals.get(0).subList(0, 6)))
        .contains(List.of("DECIMAL", "3", "38", "null", "null", "[\"precision\",\"scale\"]"));
    assertThat(decimals).hasSize(1);
  }
}
