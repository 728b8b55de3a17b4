// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import com.google.protobuf.Message;
import io.tarn.jdbc.ArrowBatchSource;
import io.tarn.jdbc.IngestMode;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableExistsOption;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableNotExistOption;
import org.jspecify.annotations.Nullable;

/** Sends Arrow batches into a table. */
final class IngestCall {
  private IngestCall() {}

  static Message command(
      @Nullable String catalog, @Nullable String schema, String table, IngestMode mode) {
    CommandStatementIngest.Builder command =
        CommandStatementIngest.newBuilder()
            .setTable(table)
            .setTableDefinitionOptions(
                TableDefinitionOptions.newBuilder()
                    .setIfNotExist(ifMissing(mode))
                    .setIfExists(ifExists(mode)));
    if (catalog != null) {
      command.setCatalog(catalog);
    }
    if (schema != null) {
      command.setSchema(schema);
    }
    return command.build();
  }

  static long run(Execution execution, Message command, ArrowBatchSource batches) throws Exception {
    UploadCall call = new UploadCall(execution.wire());
    try {
      call.start(command, batches.root().getSchema());
      while (batches.next()) {
        call.send(batches.root());
      }
      return StatementCalls.updateCount(call.finish());
    } catch (Exception | Error e) {
      call.abandon(e);
      throw e;
    }
  }

  private static TableNotExistOption ifMissing(IngestMode mode) {
    return mode == IngestMode.APPEND
        ? TableNotExistOption.TABLE_NOT_EXIST_OPTION_FAIL
        : TableNotExistOption.TABLE_NOT_EXIST_OPTION_CREATE;
  }

  private static TableExistsOption ifExists(IngestMode mode) {
    return switch (mode) {
      case CREATE -> TableExistsOption.TABLE_EXISTS_OPTION_FAIL;
      case APPEND, CREATE_OR_APPEND -> TableExistsOption.TABLE_EXISTS_OPTION_APPEND;
      case REPLACE -> TableExistsOption.TABLE_EXISTS_OPTION_REPLACE;
    };
  }
}
