// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import io.tarn.api.EngineStatement;
import io.tarn.api.ResultStream;
import io.tarn.api.WarehouseException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Runs one statement on a Spark that is ready: writes at once, small results through Spark's heap,
 * large ones through files.
 */
final class StatementRun {
  private final Execution execution;
  private final StatementSession session;
  private final DirectBudget budget;
  private final ResultFiles files;
  private final BufferAllocator allocator;

  StatementRun(
      Execution execution,
      SparkConnection connection,
      DirectBudget budget,
      ResultFiles files,
      BufferAllocator allocator) {
    this.execution = execution;
    this.budget = budget;
    this.files = files;
    this.allocator = allocator;
    this.session = new StatementSession(execution, connection.sessions());
  }

  /** Gets a session ready; when this fails, the statement can be begun anew elsewhere. */
  void configure() {
    try {
      session.configure();
    } catch (RuntimeException failure) {
      session.fail(failure);
      throw failure;
    }
  }

  ResultStream start() {
    EngineStatement statement = execution.statement();
    try {
      session.prepare();
      return statement.schema().isPresent()
          ? rows(new PromisedSchema(statement.schema().get()))
          : write(statement);
    } catch (RuntimeException failure) {
      session.fail(failure);
      throw failure;
    }
  }

  private ResultStream write(EngineStatement statement) {
    session.run(Plans.command(statement.sql().text()), operation());
    session.finish();
    return new NoRows(new Schema(List.of()), allocator);
  }

  private ResultStream rows(PromisedSchema promised) {
    boolean onlyDirect = !ParquetTypes.canHold(promised.schema());
    if (!onlyDirect && !budget.take(execution.statement())) {
      return fromFiles(promised, operation());
    }
    try {
      return direct(promised);
    } catch (WarehouseException failure) {
      if (onlyDirect || !ConnectErrors.tooLargeForHeap(failure)) {
        throw failure;
      }
      budget.giveBack(execution.statement().id());
      // Spark takes an operation's id only once.
      return fromFiles(promised, UUID.randomUUID());
    }
  }

  private ResultStream direct(PromisedSchema promised) {
    SparkCall call = session.start(Plans.query(execution.statement().sql().text()), operation());
    SparkResult result = new SparkResult(call, session, execution, promised, allocator);
    try {
      result.prefetch();
      return result;
    } catch (RuntimeException failure) {
      result.discard();
      throw failure;
    }
  }

  private ResultStream fromFiles(PromisedSchema promised, UUID operation) {
    Path directory = files.directory(execution.statement().id());
    Runnable remove = () -> files.remove(execution.statement().id());
    try {
      session.run(
          Plans.files(
              execution.statement().sql().text(), promised.schema().getFields().size(), directory),
          operation);
      session.finish();
      if (ResultFiles.inOrder(directory).isEmpty()) {
        remove.run();
        return new NoRows(promised.schema(), allocator);
      }
      return FileResult.open(execution, directory, promised, allocator, remove);
    } catch (RuntimeException failure) {
      files.removeAbandoned(execution.statement().id());
      throw failure;
    }
  }

  /** The statement's own id, so that Spark's log and ours speak of the same thing. */
  private UUID operation() {
    String digits = execution.statement().id().value();
    return new UUID(
        Long.parseUnsignedLong(digits.substring(0, 16), 16),
        Long.parseUnsignedLong(digits.substring(16), 16));
  }
}
