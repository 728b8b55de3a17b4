// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.avatica;

import io.tarn.api.ParameterRow;
import io.tarn.gateway.GatewayServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.remote.Service;
import org.jspecify.annotations.Nullable;

/**
 * Answers the protocol's calls for one request's sender; what runs statements is left to {@link
 * StatementRuns}. Failures are thrown: {@link Messages} puts them into words.
 */
final class AvaticaCalls implements Service {
  /** Would tell the address of this server, which clients may reach under another. */
  private static final @Nullable RpcMetadataResponse METADATA = null;

  private final Caller caller;
  private final ClientConnections connections;
  private final GatewayServices services;
  private final StatementRuns runs;
  private final ServerFacts facts;

  /**
   * @param caller who sent the request
   */
  AvaticaCalls(
      Caller caller,
      ClientConnections connections,
      GatewayServices services,
      StatementRuns runs,
      ServerFacts facts) {
    this.caller = caller;
    this.connections = connections;
    this.services = services;
    this.runs = runs;
    this.facts = facts;
  }

  @Override
  public OpenConnectionResponse apply(OpenConnectionRequest request) {
    if (request.connectionId == null || request.connectionId.isEmpty()) {
      throw AvaticaErrors.invalid("A connection must have an id; send a random UUID");
    }
    Map<String, String> info = request.info == null ? Map.of() : request.info;
    connections.open(caller, request.connectionId, info);
    return new OpenConnectionResponse(METADATA);
  }

  @Override
  public CloseConnectionResponse apply(CloseConnectionRequest request) {
    connections.close(caller, connection(request.connectionId).id());
    return new CloseConnectionResponse(METADATA);
  }

  @Override
  public ConnectionSyncResponse apply(ConnectionSyncRequest request) {
    ClientConnection connection = connection(request.connectionId);
    return new ConnectionSyncResponse(
        new SettingsSync(services)
            .sync(connection.session(), required(request.connProps, "connProps")),
        METADATA);
  }

  @Override
  public DatabasePropertyResponse apply(DatabasePropertyRequest request) {
    var unused = connection(request.connectionId);
    return new DatabasePropertyResponse(facts.properties(), METADATA);
  }

  @Override
  public CommitResponse apply(CommitRequest request) {
    var unused = connection(request.connectionId);
    return Messages.committed();
  }

  @Override
  public RollbackResponse apply(RollbackRequest request) {
    var unused = connection(request.connectionId);
    throw AvaticaErrors.nothingToRollBack();
  }

  @Override
  public CreateStatementResponse apply(CreateStatementRequest request) {
    ClientConnection connection = connection(request.connectionId);
    return new CreateStatementResponse(connection.id(), connection.open().number(), METADATA);
  }

  @Override
  public CloseStatementResponse apply(CloseStatementRequest request) {
    connection(request.connectionId).close(request.statementId);
    return new CloseStatementResponse(METADATA);
  }

  @Override
  public PrepareResponse apply(PrepareRequest request) {
    ClientConnection connection = connection(request.connectionId);
    return new PrepareResponse(
        runs.prepare(connection, required(request.sql, "sql"), request.maxRowCount), METADATA);
  }

  @Override
  public ExecuteResponse apply(PrepareAndExecuteRequest request) {
    ClientConnection connection = connection(request.connectionId);
    return executed(
        connection,
        request.statementId,
        connection
            .find(request.statementId)
            .map(
                statement ->
                    runs.run(
                        caller,
                        statement,
                        new ClientStatement.Prepared(
                            required(request.sql, "sql"), request.maxRowCount),
                        List.of(),
                        request.maxRowsInFirstFrame)));
  }

  @Override
  public ExecuteResponse apply(ExecuteRequest request) {
    Meta.StatementHandle handle = required(request.statementHandle, "statementHandle");
    ClientConnection connection = connection(handle.connectionId);
    int number = handle.id;
    return executed(
        connection,
        number,
        connection
            .find(number)
            .map(
                statement ->
                    runs.run(
                        caller,
                        statement,
                        statement.prepared(),
                        ParameterValues.row(request.parameterValues),
                        request.maxRowCount)));
  }

  /** A statement that is not open is said to be missing: nothing was run, and clients retry. */
  private static ExecuteResponse executed(
      ClientConnection connection, int number, Optional<ClientStatement.Outcome> outcome) {
    return outcome
        .map(
            known ->
                new ExecuteResponse(List.of(result(connection, number, known)), false, METADATA))
        .orElseGet(() -> new ExecuteResponse(List.of(), true, METADATA));
  }

  private static ResultSetResponse result(
      ClientConnection connection, int number, ClientStatement.Outcome outcome) {
    if (outcome instanceof ClientStatement.Outcome.Rows rows) {
      return new ResultSetResponse(
          connection.id(), number, false, rows.signature(), rows.first(), -1, METADATA);
    }
    long count = ((ClientStatement.Outcome.Count) outcome).rows();
    return new ResultSetResponse(connection.id(), number, false, null, null, count, METADATA);
  }

  /**
   * Rows that are gone are an error: a client told that they are missing may take it for the end.
   */
  @Override
  public FetchResponse apply(FetchRequest request) {
    ClientStatement statement =
        connection(request.connectionId)
            .find(request.statementId)
            .orElseThrow(AvaticaErrors::statementGone);
    return new FetchResponse(
        statement.fetch(request.offset, request.fetchMaxRowCount, caller.left()),
        false,
        false,
        METADATA);
  }

  @Override
  public SyncResultsResponse apply(SyncResultsRequest request) {
    var unused = connection(request.connectionId);
    throw AvaticaErrors.rowsGone();
  }

  @Override
  public ExecuteBatchResponse apply(PrepareAndExecuteBatchRequest request) {
    ClientConnection connection = connection(request.connectionId);
    Optional<long[]> counts =
        connection
            .find(request.statementId)
            .map(
                statement ->
                    runs.each(caller, statement, required(request.sqlCommands, "sqlCommands")));
    return batch(connection, request.statementId, counts);
  }

  @Override
  public ExecuteBatchResponse apply(ExecuteBatchRequest request) {
    ClientConnection connection = connection(request.connectionId);
    List<ParameterRow> rows = new ArrayList<>();
    if (request.hasProtoUpdateBatches()) {
      request
          .getProtoUpdateBatches()
          .forEach(row -> rows.add(ParameterValues.ofProtobuf(row.getParameterValuesList())));
    } else {
      required(request.parameterValues, "parameterValues")
          .forEach(row -> rows.add(ParameterValues.of(row)));
    }
    Optional<long[]> counts =
        connection.find(request.statementId).map(statement -> runs.batch(caller, statement, rows));
    return batch(connection, request.statementId, counts);
  }

  private static ExecuteBatchResponse batch(
      ClientConnection connection, int number, Optional<long[]> counts) {
    return new ExecuteBatchResponse(
        connection.id(), number, counts.orElse(new long[0]), counts.isEmpty(), METADATA);
  }

  @Override
  public ResultSetResponse apply(CatalogsRequest request) {
    ClientConnection connection = connection(request.connectionId);
    return told(connection, catalog(connection).catalogs());
  }

  @Override
  public ResultSetResponse apply(SchemasRequest request) {
    ClientConnection connection = connection(request.connectionId);
    return told(connection, catalog(connection).schemas(request));
  }

  @Override
  public ResultSetResponse apply(TablesRequest request) {
    ClientConnection connection = connection(request.connectionId);
    return told(connection, catalog(connection).tables(request));
  }

  @Override
  public ResultSetResponse apply(ColumnsRequest request) {
    ClientConnection connection = connection(request.connectionId);
    return told(connection, catalog(connection).columns(request));
  }

  @Override
  public ResultSetResponse apply(TableTypesRequest request) {
    ClientConnection connection = connection(request.connectionId);
    return told(connection, catalog(connection).tableTypes());
  }

  @Override
  public ResultSetResponse apply(TypeInfoRequest request) {
    ClientConnection connection = connection(request.connectionId);
    return told(connection, catalog(connection).types());
  }

  private CatalogAnswers catalog(ClientConnection connection) {
    return new CatalogAnswers(services.visibleTo(connection.session().user()));
  }

  private static ResultSetResponse told(ClientConnection connection, Answer answer) {
    return new ResultSetResponse(
        connection.id(),
        connection.nextNumber(),
        true,
        answer.signature(),
        answer.frame(),
        -1,
        METADATA);
  }

  private static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw AvaticaErrors.invalid("The request has no " + field + "; send it");
    }
    return value;
  }

  private ClientConnection connection(@Nullable String id) {
    return connections.find(caller, id);
  }

  @Override
  public void setRpcMetadata(RpcMetadataResponse metadata) {
    // Nothing of it is told.
  }
}
