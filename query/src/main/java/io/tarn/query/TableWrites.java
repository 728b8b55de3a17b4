// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.CatalogEditor;
import io.tarn.api.CommitSummary;
import io.tarn.api.CopyLedger;
import io.tarn.api.EngineStatement;
import io.tarn.api.ErrorCode;
import io.tarn.api.ExecutionListener;
import io.tarn.api.IfExists;
import io.tarn.api.LaneSql;
import io.tarn.api.PlannedStatement;
import io.tarn.api.QueryEngine;
import io.tarn.api.QueryId;
import io.tarn.api.Session;
import io.tarn.api.SourceFile;
import io.tarn.api.TableCatalog;
import io.tarn.api.WarehouseException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Runs the statements that fill tables, so that each is there whole or not at all. */
final class TableWrites {
  private final TableCatalog catalog;
  private final CatalogEditor editor;
  private final CopyLedger ledger;
  private final Map<URI, ReentrantLock> copying = new ConcurrentHashMap<>();

  TableWrites(TableCatalog catalog, CatalogEditor editor, CopyLedger ledger) {
    this.catalog = catalog;
    this.editor = editor;
    this.ledger = ledger;
  }

  long write(PlannedStatement.Write write, Run run) {
    editor.checkWritable(write.target(), run.session().user());
    run.execute(write.sql());
    return editor.committed(write.location(), write.fromVersion(), run.id()).rows();
  }

  long createTableAs(PlannedStatement.CreateTableAs create, Run run) {
    editor.checkWritable(create.definition().name(), run.session().user());
    if (catalog.find(create.definition().name()).isPresent()) {
      if (create.ifExists() == IfExists.IGNORE) {
        return 0;
      }
      if (create.ifExists() == IfExists.FAIL) {
        throw QueryErrors.tableExists(create.definition().name());
      }
    }
    editor.createStorage(create.location(), create.definition());
    try {
      run.execute(create.insert());
      CommitSummary commit = editor.committed(create.location(), 0, run.id());
      run.failIfEnded();
      editor.register(
          create.location(), create.definition(), create.ifExists(), run.session().user());
      return commit.rows();
    } catch (RuntimeException e) {
      editor.discardStorage(create.location());
      throw e;
    }
  }

  /** Copies of one table wait for each other: what is loaded must be known before the next. */
  long copyInto(PlannedStatement.CopyInto copy, Run run) {
    editor.checkWritable(copy.target(), run.session().user());
    ReentrantLock lock = copying.computeIfAbsent(copy.location(), any -> new ReentrantLock());
    lock.lock();
    try {
      List<SourceFile> files =
          copy.force() ? copy.files() : ledger.notYetLoaded(copy.location(), copy.files());
      if (files.isEmpty()) {
        return 0;
      }
      ledger.begin(copy.location(), copy.fromVersion(), files, run.id());
      return copyFiles(copy, files, run);
    } finally {
      lock.unlock();
    }
  }

  private long copyFiles(PlannedStatement.CopyInto copy, List<SourceFile> files, Run run) {
    try {
      run.execute(copy.sql().apply(files));
      CommitSummary commit = editor.committed(copy.location(), copy.fromVersion(), run.id());
      ledger.end(run.id(), true);
      return commit.rows();
    } catch (WarehouseException e) {
      // A lost engine may still have committed: the ledger finds out at the next copy.
      if (e.code() != ErrorCode.ENGINE_UNAVAILABLE && e.code() != ErrorCode.CANCELLED) {
        ledger.end(run.id(), false);
      }
      throw e;
    }
  }

  /** One statement on its engine. */
  record Run(QueryId id, Session session, QueryEngine engine, Statement statement) {
    /** Runs a write to its end. */
    void execute(LaneSql sql) {
      ExecutionListener listener = statement;
      engine
          .execute(
              new EngineStatement(id, sql, Optional.empty(), session.settings().timeZone(), 0),
              listener)
          .close();
    }

    void failIfEnded() {
      WarehouseException failure = statement.failure();
      if (failure != null) {
        throw failure;
      }
    }
  }
}
