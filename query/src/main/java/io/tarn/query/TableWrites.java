// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.ArrowBatches;
import io.tarn.api.CatalogEditor;
import io.tarn.api.CommitSummary;
import io.tarn.api.CopyLedger;
import io.tarn.api.ErrorCode;
import io.tarn.api.IfExists;
import io.tarn.api.LaneSql;
import io.tarn.api.PlannedStatement;
import io.tarn.api.QueryEngine;
import io.tarn.api.QueryId;
import io.tarn.api.ResultStream;
import io.tarn.api.SourceFile;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableEntry;
import io.tarn.api.TableMaker;
import io.tarn.api.TableWriter;
import io.tarn.api.WarehouseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the statements that fill tables, so that each is there whole or not at all. */
final class TableWrites {
  /** What the gateway's own writer refuses before it has written anything. */
  private static final Set<ErrorCode> LEFT_TO_SPARK =
      EnumSet.of(ErrorCode.UNSUPPORTED_FEATURE, ErrorCode.DATATYPE_MISMATCH);

  private final TableCatalog catalog;
  private final CatalogEditor editor;
  private final CopyLedger ledger;
  private final TableWriter writer;
  private final TableLocks locks;

  TableWrites(Tables tables, TableLocks locks) {
    this.catalog = tables.catalog();
    this.editor = tables.editor();
    this.ledger = tables.ledger();
    this.writer = tables.writer();
    this.locks = locks;
  }

  long write(PlannedStatement.Write write, Run run) {
    editor.checkWritable(write.target(), run.user());
    return locks.write(
        write.location(),
        run.statement(),
        () -> appended(write, run).orElseGet(() -> writeOnEngine(write, run)));
  }

  private long writeOnEngine(PlannedStatement.Write write, Run run) {
    run.execute(write.sql());
    return editor.committed(write.location(), write.fromVersion(), run.id()).rows();
  }

  /** Rows of the quick lane, written here; empty if only Spark can do it. */
  private Optional<Long> appended(PlannedStatement.Write write, Run run) {
    TableEntry.@Nullable DeltaTable table =
        catalog.find(write.target()).orElse(null) instanceof TableEntry.DeltaTable found
                && found.location().equals(write.location())
            ? found
            : null;
    return table == null
        ? Optional.empty()
        : run.append(write.rows(), rows -> writer.append(table, rows, run.id()));
  }

  long createTableAs(PlannedStatement.CreateTableAs create, Run run) {
    editor.checkWritable(create.definition().name(), run.user());
    if (catalog.find(create.definition().name()).isPresent()) {
      if (create.ifExists() == IfExists.IGNORE) {
        return 0;
      }
      if (create.ifExists() == IfExists.FAIL) {
        throw QueryErrors.tableExists(create.definition().name());
      }
    }
    Optional<Long> quick =
        run.append(
            create.rows(),
            rows ->
                writer.create(create.definition(), create.ifExists(), rows, run.id(), run.user()));
    return quick.orElseGet(() -> createOnEngine(create, run));
  }

  private long createOnEngine(PlannedStatement.CreateTableAs create, Run run) {
    if (create.maker() == TableMaker.ENGINE) {
      editor.reserveStorage(create.location(), create.definition());
    } else {
      editor.createStorage(create.location(), create.definition());
    }
    try {
      run.execute(create.insert());
      CommitSummary commit = editor.committed(create.location(), 0, run.id());
      run.statement().failIfEnded();
      editor.register(create.location(), create.definition(), create.ifExists(), run.user());
      return commit.rows();
    } catch (RuntimeException e) {
      try {
        editor.discardStorage(create.location());
      } catch (RuntimeException undone) {
        e.addSuppressed(undone);
      }
      throw e;
    }
  }

  /** Copies of one table wait for each other: what is loaded must be known before the next. */
  long copyInto(PlannedStatement.CopyInto copy, Run run) {
    editor.checkWritable(copy.target(), run.user());
    return locks.write(copy.location(), run.statement(), () -> copyUnloaded(copy, run));
  }

  private long copyUnloaded(PlannedStatement.CopyInto copy, Run run) {
    List<SourceFile> files =
        copy.force() ? copy.files() : ledger.notYetLoaded(copy.location(), copy.files());
    if (files.isEmpty()) {
      return 0;
    }
    if (copy.force()) {
      ledger.beginForced(copy.location(), copy.fromVersion(), files, run.id());
    } else {
      ledger.begin(copy.location(), copy.fromVersion(), files, run.id());
    }
    return copyFiles(copy, files, run);
  }

  private long copyFiles(PlannedStatement.CopyInto copy, List<SourceFile> files, Run run) {
    try {
      run.execute(copy.sql().apply(files));
    } catch (WarehouseException e) {
      // A lost engine may still have committed: the ledger finds out at the next copy.
      if (e.code() != ErrorCode.ENGINE_UNAVAILABLE && e.code() != ErrorCode.CANCELLED) {
        ledger.end(run.id(), false);
      }
      throw e;
    }
    // Spark has committed: should one of these fail, the next copy asks the table's log.
    CommitSummary commit = editor.committed(copy.location(), copy.fromVersion(), run.id());
    ledger.end(run.id(), true);
    return commit.rows();
  }

  /**
   * One statement on its engines.
   *
   * @param lanes runs it
   * @param quick the engine whose rows can be appended here, if there is one
   * @param engine the engine for everything else
   * @param user who sent it
   */
  record Run(
      LaneRun lanes, Optional<QueryEngine> quick, Supplier<QueryEngine> engine, String user) {
    QueryId id() {
      return statement().id();
    }

    Statement statement() {
      return lanes.statement();
    }

    /** Runs a write to its end. */
    void execute(LaneSql sql) {
      lanes.write(sql, engine.get());
    }

    /** Appends the quick engine's rows; empty if it has to be left to the other engine. */
    Optional<Long> append(
        Optional<PlannedStatement.Query> query, Function<ArrowBatches, CommitSummary> append) {
      if (quick.isEmpty() || query.isEmpty()) {
        return Optional.empty();
      }
      try (ResultStream rows = lanes.rows(query.get(), quick.get())) {
        return Optional.of(append.apply(rows).rows());
      } catch (WarehouseException failure) {
        if (LaneRun.isHandOver(failure) || LEFT_TO_SPARK.contains(failure.code())) {
          lanes.handedOver(failure);
          return Optional.empty();
        }
        throw failure;
      }
    }
  }
}
