// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import io.grpc.StatusException;
import io.tarn.api.EngineStatement;
import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.connect.proto.Plan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Connect session while one statement has it: prepared with the statement's settings and views,
 * given back clean, or thrown away when nobody can say how clean it is.
 */
final class StatementSession {
  private static final Logger LOG = LoggerFactory.getLogger(StatementSession.class);

  private final Execution execution;
  private final SessionPool pool;
  private final ConnectSession session;
  private final AtomicBoolean over = new AtomicBoolean();

  StatementSession(Execution execution, SessionPool pool) {
    this.execution = execution;
    this.pool = pool;
    this.session = pool.borrow();
  }

  /** Sets what the statement asks for; nothing of the statement itself reaches Spark by that. */
  void configure() {
    EngineStatement statement = execution.statement();
    try {
      session.configure(settings(statement));
    } catch (StatusException failure) {
      throw ConnectErrors.translate(failure, session);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw ComputeErrors.cancelled();
    }
  }

  /** Runs what must come before the statement. */
  void prepare() {
    execution.statement().sql().setup().forEach(sql -> run(Plans.command(sql), UUID.randomUUID()));
  }

  private static Map<String, String> settings(EngineStatement statement) {
    Map<String, String> settings = new HashMap<>();
    settings.put("spark.sql.session.timeZone", statement.timeZone().getId());
    if (statement.schema().isEmpty()) {
      settings.put("spark.databricks.delta.commitInfo.userMetadata", statement.id().value());
    }
    return settings;
  }

  SparkCall start(Plan plan, UUID operation) {
    return SparkCall.start(execution, session, plan, operation);
  }

  /** Runs a plan that answers with nothing. */
  void run(Plan plan, UUID operation) {
    start(plan, operation).drain();
  }

  /** The statement is done in Spark. */
  void finish() {
    if (over.compareAndSet(false, true)) {
      giveBack();
    }
  }

  /** The statement failed: the session lives on if Spark itself said so. */
  void fail(RuntimeException failure) {
    boolean sessionIsFine =
        failure instanceof WarehouseException reported
            && reported.code() != ErrorCode.CANCELLED
            && reported.code() != ErrorCode.ENGINE_UNAVAILABLE
            && reported.code() != ErrorCode.INTERNAL_ERROR;
    if (!over.compareAndSet(false, true)) {
      return;
    }
    if (sessionIsFine) {
      giveBack();
    } else {
      throwAway();
    }
  }

  /** The reader went away before the end. */
  void abandon() {
    if (over.compareAndSet(false, true)) {
      throwAway();
    }
  }

  private void giveBack() {
    try {
      cleanUp(execution.statement().sql().cleanup());
      pool.giveBack(session);
    } catch (RuntimeException unclean) {
      LOG.warn("A session could not be cleaned after statement {}", execution.statement().id());
      session.release();
    } finally {
      execution.end();
    }
  }

  private void cleanUp(List<String> statements) {
    for (String sql : statements) {
      run(Plans.command(sql), UUID.randomUUID());
    }
  }

  /** Its views and settings go with it. */
  private void throwAway() {
    session.release();
    execution.end();
  }
}
