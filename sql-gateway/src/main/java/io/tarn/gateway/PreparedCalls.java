// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import io.tarn.api.Session;
import io.tarn.api.StatementDescription;
import io.tarn.api.StatementRequest;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.SchemaResult;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementResult;

/** Makes, describes and closes prepared statements. Nothing runs when a statement is prepared. */
final class PreparedCalls {
  private final StatementCalls statements;
  private final PreparedStatements prepared;

  PreparedCalls(StatementCalls statements, PreparedStatements prepared) {
    this.statements = statements;
    this.prepared = prepared;
  }

  /**
   * Prepares a statement. The result's schema is left out if there are no rows: by that the stock
   * JDBC driver tells updates from queries.
   */
  Result create(Session session, String sql) {
    StatementDescription description = statements.describe(session, sql);
    ActionCreatePreparedStatementResult.Builder result =
        ActionCreatePreparedStatementResult.newBuilder()
            .setPreparedStatementHandle(prepared.add(session, sql))
            .setParameterSchema(
                ByteString.copyFrom(DescribedSchema.serialized(description.parameters())));
    description
        .rows()
        .map(DescribedSchema::ofResult)
        .map(DescribedSchema::serialized)
        .ifPresent(schema -> result.setDatasetSchema(ByteString.copyFrom(schema)));
    return new Result(Any.pack(result.build()).toByteArray());
  }

  /** The statement with the parameters bound to it last. */
  StatementRequest request(Session session, ByteString handle) {
    PreparedStatements.Prepared statement = prepared.find(session, handle);
    return new StatementRequest(statement.sql(), statement.parameters());
  }

  SchemaResult schema(Session session, ByteString handle) {
    return schema(session, prepared.find(session, handle).sql());
  }

  SchemaResult schema(Session session, String sql) {
    StatementDescription description = statements.describe(session, sql);
    return new SchemaResult(DescribedSchema.ofResult(description.result()));
  }

  void close(Session session, ByteString handle) {
    prepared.remove(session, handle);
  }
}
