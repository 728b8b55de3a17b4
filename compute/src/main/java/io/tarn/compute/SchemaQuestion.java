// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import io.grpc.Status;
import io.grpc.StatusException;
import io.tarn.api.WarehouseException;
import java.time.ZoneId;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.Schema;

/** Asks Spark's analyser what columns a query has. */
final class SchemaQuestion {
  private final SessionPool pool;

  SchemaQuestion(SparkConnection connection) {
    this.pool = connection.sessions();
  }

  Schema ask(String sql, ZoneId zone) {
    ConnectSession session = pool.borrow();
    boolean clean = false;
    try {
      session.configure(Map.of("spark.sql.session.timeZone", zone.getId()));
      Schema schema = ConnectTypes.schema(session.schema(Plans.query(sql)), zone);
      clean = true;
      return schema;
    } catch (StatusException failure) {
      WarehouseException told = ConnectErrors.translate(failure, session);
      clean = failure.getStatus().getCode() == Status.Code.INTERNAL;
      throw told;
    } catch (WarehouseException undeliverable) {
      clean = true;
      throw undeliverable;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw ComputeErrors.cancelled();
    } finally {
      end(session, clean);
    }
  }

  private void end(ConnectSession session, boolean clean) {
    if (clean) {
      pool.giveBack(session);
    } else {
      session.release();
    }
  }
}
