// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import com.google.protobuf.Message;
import io.tarn.gateway.MetadataRows.Row;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.BasicFlightSqlProducer;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetCrossReference;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetDbSchemas;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetExportedKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetImportedKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetPrimaryKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetSqlInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTables;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetXdbcTypeInfo;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/** Hands metadata calls to those who answer them. The command itself is the ticket. */
abstract class MetadataProducer extends BasicFlightSqlProducer {
  private final Answers answers;

  /**
   * Who answers.
   *
   * @param metadata catalogs, schemas, tables
   * @param keys primary and foreign keys
   * @param sqlInfo what the server can do
   * @param rows sends the rest
   * @param allocator memory for the answers
   */
  record Answers(
      MetadataCalls metadata,
      KeyCalls keys,
      SqlInfoTable sqlInfo,
      MetadataRows rows,
      BufferAllocator allocator) {}

  MetadataProducer(Answers answers) {
    this.answers = answers;
  }

  private static String user(CallContext context) {
    return DoorCall.of(context).session().user();
  }

  @Override
  public void close() {
    // Owns nothing: the door closes what it made.
  }

  @Override
  protected <T extends Message> List<FlightEndpoint> determineEndpoints(
      T request, FlightDescriptor descriptor, Schema schema) {
    return List.of(new FlightEndpoint(new Ticket(descriptor.getCommand())));
  }

  @Override
  public void getStreamCatalogs(CallContext context, ServerStreamListener listener) {
    answers.metadata().catalogs(user(context), listener);
  }

  @Override
  public void getStreamSchemas(
      CommandGetDbSchemas command, CallContext context, ServerStreamListener listener) {
    answers.metadata().schemas(user(context), command, listener);
  }

  @Override
  public void getStreamTables(
      CommandGetTables command, CallContext context, ServerStreamListener listener) {
    answers.metadata().tables(user(context), command, listener);
  }

  @Override
  public void getStreamTableTypes(CallContext context, ServerStreamListener listener) {
    answers.metadata().tableTypes(listener);
  }

  @Override
  public void getStreamPrimaryKeys(
      CommandGetPrimaryKeys command, CallContext context, ServerStreamListener listener) {
    answers.keys().primary(user(context), command, listener);
  }

  @Override
  public void getStreamExportedKeys(
      CommandGetExportedKeys command, CallContext context, ServerStreamListener listener) {
    answers.keys().exported(user(context), command, listener);
  }

  @Override
  public void getStreamImportedKeys(
      CommandGetImportedKeys command, CallContext context, ServerStreamListener listener) {
    answers.keys().imported(user(context), command, listener);
  }

  @Override
  public void getStreamCrossReference(
      CommandGetCrossReference command, CallContext context, ServerStreamListener listener) {
    answers.keys().crossReference(user(context), command, listener);
  }

  @Override
  public void getStreamTypeInfo(
      CommandGetXdbcTypeInfo command, CallContext context, ServerStreamListener listener) {
    Optional<Integer> code =
        command.hasDataType() ? Optional.of(command.getDataType()) : Optional.empty();
    List<Row> types = TypeInfo.rows(code);
    answers.rows().send(Schemas.GET_TYPE_INFO_SCHEMA, types, listener);
  }

  @Override
  public void getStreamSqlInfo(
      CommandGetSqlInfo command, CallContext context, ServerStreamListener listener) {
    answers
        .sqlInfo()
        .send(
            command.getInfoList(),
            DoorCall.of(context).session().settings().quoting(),
            answers.allocator(),
            listener);
  }
}
