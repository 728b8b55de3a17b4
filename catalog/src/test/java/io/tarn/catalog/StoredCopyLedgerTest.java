// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.CatalogChange;
import io.tarn.api.CopyLedger;
import io.tarn.api.IfExists;
import io.tarn.api.QueryId;
import io.tarn.api.SourceFile;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.testkit.FakeDeltaStorage;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each file is loaded once, whenever the gateway dies. */
class StoredCopyLedgerTest {
  private static final TableName ORDERS = new TableName("main", "default", "orders");
  private static final SourceFile A = new SourceFile("/files/a.csv", 10, 1);
  private static final SourceFile B = new SourceFile("/files/b.csv", 20, 2);
  private static final SourceFile C = new SourceFile("/files/c.csv", 30, 3);

  @TempDir Path home;
  private final FakeDeltaStorage storage = new FakeDeltaStorage();
  private MetadataDatabase database;
  private URI table = URI.create("file:/none");

  @BeforeEach
  void open() {
    database = MetadataDatabase.open(CatalogConfig.defaults(home), storage, List.of());
    if (storage.locations().isEmpty()) {
      table = createTable(IfExists.FAIL);
    }
  }

  private URI createTable(IfExists ifExists) {
    database
        .editor()
        .apply(
            new CatalogChange.CreateTable(
                TableDefinition.of(ORDERS, new Schema(List.of())), ifExists),
            "ada");
    return ((TableEntry.DeltaTable) database.catalog().find(ORDERS).orElseThrow()).location();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private CopyLedger ledger() {
    return database.ledger();
  }

  private void restart() {
    database.close();
    open();
  }

  @Test
  void filesOfAFinishedCopyAreLoaded() {
    assertThat(ledger().notYetLoaded(table, List.of(A, B))).containsExactly(A, B);
    QueryId copy = QueryId.next();
    ledger().begin(table, 0, List.of(A, B), copy);
    storage.commit(table, copy, 5);
    ledger().end(copy, true);
    assertThat(ledger().notYetLoaded(table, List.of(C, A, B))).containsExactly(C);
    restart();
    assertThat(ledger().notYetLoaded(table, List.of(C, B))).containsExactly(C);
  }

  @Test
  void filesOfAFailedCopyAreNot() {
    QueryId copy = QueryId.next();
    ledger().begin(table, 0, List.of(A), copy);
    ledger().end(copy, false);
    assertThat(ledger().notYetLoaded(table, List.of(A))).containsExactly(A);
  }

  @Test
  void aCopyThatCommittedButNeverEndedIsSettled() {
    QueryId copy = QueryId.next();
    ledger().begin(table, 0, List.of(A), copy);
    storage.commit(table, QueryId.next(), 1);
    storage.commit(table, copy, 5);
    restart();
    assertThat(ledger().notYetLoaded(table, List.of(A, B))).containsExactly(B);
  }

  @Test
  void aCopyThatNeverCommittedIsSettledToo() {
    QueryId copy = QueryId.next();
    storage.commit(table, QueryId.next(), 1);
    ledger().begin(table, 1, List.of(A), copy);
    storage.commit(table, QueryId.next(), 1);
    restart();
    assertThat(ledger().notYetLoaded(table, List.of(A, B))).containsExactly(A, B);
  }

  @Test
  void aCommitThatComesAfterTheCopyWasGivenUpStillCounts() {
    QueryId copy = QueryId.next();
    ledger().begin(table, 0, List.of(A), copy);
    assertThat(ledger().notYetLoaded(table, List.of(A))).containsExactly(A);
    storage.commit(table, copy, 5);
    assertThat(ledger().notYetLoaded(table, List.of(A))).isEmpty();
  }

  @Test
  void loadingByForceKeepsOneEntry() {
    for (int i = 0; i < 2; i++) {
      QueryId copy = QueryId.next();
      ledger().beginForced(table, i, List.of(A, A), copy);
      storage.commit(table, copy, 5);
      ledger().end(copy, true);
    }
    assertThat(ledger().notYetLoaded(table, List.of(A))).isEmpty();
  }

  @Test
  void aTouchedFileIsNotLoadedAgain() {
    QueryId copy = QueryId.next();
    ledger().begin(table, 0, List.of(A), copy);
    storage.commit(table, copy, 5);
    ledger().end(copy, true);
    SourceFile touched = new SourceFile(A.path(), 11, 99);
    assertThat(ledger().notYetLoaded(table, List.of(touched))).isEmpty();
  }

  @Test
  void aNewTableOfTheSameNameStartsAfresh() {
    QueryId copy = QueryId.next();
    ledger().begin(table, 0, List.of(A), copy);
    storage.commit(table, copy, 5);
    ledger().end(copy, true);
    ledger().begin(table, 1, List.of(B), QueryId.next());
    URI next = createTable(IfExists.REPLACE);
    assertThat(ledger().notYetLoaded(next, List.of(A, B))).containsExactly(A, B);
  }

  @Test
  void manyFilesAreAskedForInPieces() {
    List<SourceFile> files = new ArrayList<>();
    for (int i = 0; i < 12_000; i++) {
      files.add(new SourceFile("/files/part-" + i + ".parquet", 1, 1));
    }
    QueryId copy = QueryId.next();
    ledger().begin(table, 0, files.subList(0, 11_000), copy);
    storage.commit(table, copy, 5);
    ledger().end(copy, true);
    assertThat(ledger().notYetLoaded(table, files)).isEqualTo(files.subList(11_000, 12_000));
  }

  @Test
  void nothingIsNothing() {
    assertThat(ledger().notYetLoaded(table, List.of())).isEmpty();
    QueryId copy = QueryId.next();
    ledger().begin(table, 0, List.of(), copy);
    ledger().end(copy, true);
    ledger().end(QueryId.next(), true);
  }
}
