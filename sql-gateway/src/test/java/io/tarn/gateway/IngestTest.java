// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import io.tarn.api.IngestMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.flight.AsyncPutListener;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.flight.sql.FlightSqlClient.ExecuteIngestOptions;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableExistsOption;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableNotExistOption;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("try") // Flight channels may be interrupted while they close
@Timeout(60)
class IngestTest {
  private final Doors doors = Doors.open();
  private final FlightSqlClient client = doors.client();
  private final CallOption token = doors.login();

  @AfterEach
  void close() throws Exception {
    client.close();
    doors.close();
  }

  private VectorSchemaRoot rows(int count) {
    IntVector vector = new IntVector("i", doors.clientMemory);
    vector.allocateNew(count);
    IntStream.range(0, count).forEach(i -> vector.setSafe(i, i));
    vector.setValueCount(count);
    return VectorSchemaRoot.of(vector);
  }

  private static ExecuteIngestOptions options(
      TableNotExistOption missing, TableExistsOption existing, String table) {
    TableDefinitionOptions definition =
        TableDefinitionOptions.newBuilder().setIfNotExist(missing).setIfExists(existing).build();
    return new ExecuteIngestOptions(table, definition, false, "shop", "sales", null);
  }

  private long ingest(String missing, String existing, String table) {
    ExecuteIngestOptions options =
        options(
            TableNotExistOption.valueOf("TABLE_NOT_EXIST_OPTION_" + missing),
            TableExistsOption.valueOf("TABLE_EXISTS_OPTION_" + existing),
            table);
    try (VectorSchemaRoot root = rows(5)) {
      return client.executeIngest(root, options, token);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE, FAIL, CREATE",
    "FAIL, APPEND, APPEND",
    "CREATE, APPEND, CREATE_OR_APPEND",
    "CREATE, REPLACE, REPLACE",
    "FAIL, REPLACE, REPLACE"
  })
  void optionsBecomeAMode(String missing, String existing, IngestMode mode) {
    assertThat(ingest(missing, existing, "customers")).isEqualTo(5);
    assertThat(doors.queries.ingests).containsExactly(mode + " shop.sales.customers i");
  }

  @ParameterizedTest
  @CsvSource({"FAIL, FAIL", "UNSPECIFIED, APPEND", "CREATE, UNSPECIFIED"})
  void optionsThatDecideNothingAreRefused(String missing, String existing) {
    assertThatThrownBy(() -> ingest(missing, existing, "customers"))
        .hasMessageContaining("INVALID_ARGUMENT");
    assertThat(doors.queries.ingests).isEmpty();
  }

  @Test
  void replacingWhatIsNotThereIsRefused() {
    assertThatThrownBy(() -> ingest("FAIL", "REPLACE", "nothing"))
        .hasMessageContaining("TABLE_OR_VIEW_NOT_FOUND");
    assertThatThrownBy(() -> ingest("CREATE", "FAIL", " ")).hasMessageContaining("names no table");
  }

  @Test
  void temporaryTablesAndTransactionsAreRefused() {
    ExecuteIngestOptions temporary =
        new ExecuteIngestOptions(
            "t",
            TableDefinitionOptions.newBuilder()
                .setIfNotExist(TableNotExistOption.TABLE_NOT_EXIST_OPTION_CREATE)
                .setIfExists(TableExistsOption.TABLE_EXISTS_OPTION_FAIL)
                .build(),
            true,
            null,
            null,
            null);
    try (VectorSchemaRoot root = rows(1)) {
      assertThatThrownBy(() -> client.executeIngest(root, temporary, token))
          .hasMessageContaining("Temporary tables are not supported");
    }
    CommandStatementIngest command =
        CommandStatementIngest.newBuilder()
            .setTable("t")
            .setTransactionId(ByteString.copyFromUtf8("tx"))
            .build();
    assertThatThrownBy(() -> put(command, true)).hasMessageContaining("without a transaction");
  }

  @Test
  void theCurrentSchemaIsUsedIfNoneIsNamed() {
    CommandStatementIngest command =
        CommandStatementIngest.newBuilder()
            .setTable("t")
            .setTableDefinitionOptions(
                TableDefinitionOptions.newBuilder()
                    .setIfNotExist(TableNotExistOption.TABLE_NOT_EXIST_OPTION_CREATE)
                    .setIfExists(TableExistsOption.TABLE_EXISTS_OPTION_FAIL))
            .build();
    put(command, true);
    put(command, false);
    assertThat(doors.queries.ingests)
        .containsExactly("CREATE main.default.t i", "CREATE main.default.t i");
  }

  /** Uploads three batches, or none. */
  private void put(CommandStatementIngest command, boolean batches) {
    FlightDescriptor descriptor = FlightDescriptor.command(Any.pack(command).toByteArray());
    try (FlightClient channel = doors.channel();
        VectorSchemaRoot root = rows(10)) {
      FlightClient.ClientStreamListener upload =
          channel.startPut(descriptor, root, new AsyncPutListener(), token);
      for (int i = 0; batches && i < 3; i++) {
        upload.putNext();
      }
      upload.completed();
      upload.getResult();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void dictionaryEncodedColumnsAreRefusedByName() throws Exception {
    FlightDescriptor descriptor =
        FlightDescriptor.command(
            Any.pack(
                    CommandStatementIngest.newBuilder()
                        .setTable("t")
                        .setTableDefinitionOptions(
                            TableDefinitionOptions.newBuilder()
                                .setIfNotExist(TableNotExistOption.TABLE_NOT_EXIST_OPTION_CREATE)
                                .setIfExists(TableExistsOption.TABLE_EXISTS_OPTION_FAIL))
                        .build())
                .toByteArray());
    try (VarCharVector words = new VarCharVector("colour", doors.clientMemory);
        VarCharVector plain = new VarCharVector("colour", doors.clientMemory);
        FlightClient channel = doors.channel()) {
      for (VarCharVector vector : List.of(words, plain)) {
        vector.setSafe(0, "red".getBytes(StandardCharsets.UTF_8));
        vector.setValueCount(1);
      }
      Dictionary dictionary = new Dictionary(words, new DictionaryEncoding(1, false, null));
      try (IntVector encoded = (IntVector) DictionaryEncoder.encode(plain, dictionary);
          VectorSchemaRoot root = new VectorSchemaRoot(List.of(encoded))) {
        root.setRowCount(1);
        FlightClient.ClientStreamListener upload =
            channel.startPut(
                descriptor,
                root,
                new MapDictionaryProvider(dictionary),
                new AsyncPutListener(),
                token);
        upload.putNext();
        upload.completed();
        assertThatThrownBy(upload::getResult).hasMessageContaining("dictionary-encoded");
      }
    }
  }
}
