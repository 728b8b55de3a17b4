// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tarn.api.ArrowBatches;
import io.tarn.api.AuditLog;
import io.tarn.api.CommitSummary;
import io.tarn.api.IfExists;
import io.tarn.api.Lane;
import io.tarn.api.Query;
import io.tarn.api.QueryId;
import io.tarn.api.QueryInfo;
import io.tarn.api.Session;
import io.tarn.api.StatementRequest;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableEntry;
import io.tarn.api.TableWriter;
import io.tarn.api.WarehouseException;
import io.tarn.testkit.OpenAccess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A service over a scripted planner and engine, fresh for each test, that must leak nothing. */
abstract class StatementServiceFixture {
  final BufferAllocator allocator = new RootAllocator();
  final RecordingCatalog catalog = new RecordingCatalog();
  final OpenAccess access = new OpenAccess();
  final List<AuditLog.Event> audited = new CopyOnWriteArrayList<>();
  final CountingWriter writer = new CountingWriter();
  final ScriptedEngine engine = new ScriptedEngine(allocator);
  StatementService service = newService(QueryConfig.defaults());
  Session session = service.sessions().open("admin");

  @BeforeEach
  void forgetCalls() {
    catalog.calls.clear();
  }

  @AfterEach
  void nothingLeaks() {
    service.close();
    engine.close();
    allocator.close();
  }

  final Query submit(String sql) {
    return service.submit(session, StatementRequest.of(sql));
  }

  final void restart(QueryConfig config) {
    service.close();
    service = newService(config);
    session = service.sessions().open("admin");
  }

  private StatementService newService(QueryConfig config) {
    return new StatementService(
        config,
        new ScriptedPlanner(),
        Map.of(Lane.SPARK, engine),
        new Tables(
            catalog,
            catalog,
            writer,
            catalog,
            catalog,
            access,
            (change, user) -> Optional.empty(),
            audited::add,
            allocator));
  }

  final List<QueryInfo> recordsOf(Query query) {
    return catalog.history.stream().filter(i -> i.id().equals(query.id())).toList();
  }

  final QueryInfo lastRecord(Query query) {
    List<QueryInfo> records = recordsOf(query);
    return records.get(records.size() - 1);
  }

  static WarehouseException failure(ThrowingCallable call) {
    return catchThrowableOfType(WarehouseException.class, call);
  }

  /** Cancels the statement that was submitted last. */
  final void cancelLast() {
    QueryId id = catalog.history.get(catalog.history.size() - 1).id();
    service.find(id, session).orElseThrow().cancel();
  }

  final ArrowBatches numbers(int count) {
    return new RowsResultStream(
        ScriptedPlanner.NUMBERS,
        java.util.stream.LongStream.range(0, count).mapToObj(i -> List.<Object>of(i)).toList(),
        allocator);
  }

  /** Counts what it is given, and how often that comes to an end. */
  static final class CountingWriter implements TableWriter {
    final AtomicInteger commits = new AtomicInteger();

    @Override
    public CommitSummary append(TableEntry.DeltaTable table, ArrowBatches rows, QueryId id) {
      return count(rows);
    }

    @Override
    public CommitSummary create(
        TableDefinition definition, IfExists ifExists, ArrowBatches rows, QueryId id, String user) {
      return count(rows);
    }

    private CommitSummary count(ArrowBatches rows) {
      long count = 0;
      while (rows.next()) {
        count += rows.root().getRowCount();
      }
      commits.incrementAndGet();
      return new CommitSummary(1, count);
    }
  }
}
