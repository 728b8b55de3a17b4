// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tarn.api.AccessChange;
import io.tarn.api.CatalogChange;
import io.tarn.api.ErrorCode;
import io.tarn.api.IfExists;
import io.tarn.api.IfMissing;
import io.tarn.api.Privilege;
import io.tarn.api.QueryId;
import io.tarn.api.QueryState;
import io.tarn.api.Securable;
import io.tarn.api.SourceFile;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableName;
import io.tarn.api.WarehouseException;
import io.tarn.testkit.FakeDeltaStorage;
import io.tarn.testkit.PostgresServer;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.arrow.vector.types.pojo.Schema;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways over one PostgreSQL. */
class SharedCatalogTest {
  private static final TableName ORDERS = new TableName("main", "default", "orders");
  private static final Duration SOON = Duration.ofSeconds(1);

  private static PostgresServer postgres;

  @TempDir Path home;
  private final FakeDeltaStorage storage = new FakeDeltaStorage();
  private String url;
  private MetadataDatabase here;
  private MetadataDatabase there;

  /** A catalog in a database of the tests' server. */
  static CatalogConfig config(Path home, String url) {
    CatalogConfig plain = CatalogConfig.defaults(home);
    return new CatalogConfig(
        plain.directory(),
        plain.tablesRoot(),
        plain.historyMaxRows(),
        Optional.of(new CatalogConfig.Shared(url, PostgresServer.USER, PostgresServer.PASSWORD)));
  }

  @BeforeAll
  static void start() {
    postgres = PostgresServer.startOrSkip();
  }

  @AfterAll
  static void stop() {
    if (postgres != null) {
      postgres.close();
    }
  }

  @BeforeEach
  void open() {
    url = postgres.newDatabase();
    here = open(url);
    there = open(url);
    here.ensureAdmin(home.resolve("admin.password"));
    there.ensureAdmin(home.resolve("none.password"));
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
  }

  private static void create(MetadataDatabase gateway, TableName table) {
    gateway
        .editor()
        .apply(
            new CatalogChange.CreateTable(
                TableDefinition.of(table, new Schema(List.of())), IfExists.FAIL),
            "admin");
  }

  private static void apply(MetadataDatabase gateway, AccessChange change) {
    var unused = gateway.accessEditor().apply(change, "admin");
  }

  private static ErrorCode codeOf(ThrowingCallable call) {
    WarehouseException[] failure = new WarehouseException[1];
    assertThatThrownBy(call).isInstanceOfSatisfying(WarehouseException.class, e -> failure[0] = e);
    return failure[0].code();
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = PostgresServer.connect(url);
        Statement direct = connection.createStatement()) {
      direct.execute(statement);
    }
  }

  @Test
  void eachSeesWhatTheOtherChangesWithinASecond() {
    create(here, ORDERS);
    apply(here, new AccessChange.CreateUser("bob", Optional.of("password1"), IfExists.FAIL));
    apply(here, new AccessChange.Grant(Set.of(Privilege.SELECT), Securable.table(ORDERS), "bob"));
    await().atMost(SOON).until(() -> there.accessControl().reads("bob", ORDERS));
    assertThat(there.catalog().find(ORDERS)).isPresent();
    assertThat(there.authenticator().authenticate("bob", "password1")).contains("bob");
    apply(there, new AccessChange.Revoke(Set.of(Privilege.SELECT), Securable.table(ORDERS), "bob"));
    await().atMost(SOON).until(() -> !here.accessControl().reads("bob", ORDERS));
    there.editor().apply(new CatalogChange.DropTable(ORDERS, IfMissing.FAIL), "admin");
    await().atMost(SOON).until(() -> here.catalog().find(ORDERS).isEmpty());
  }

  @Test
  void aChangeIsCheckedAgainstWhatTheOtherHasJustDone() {
    create(here, ORDERS);
    // At once, so before the other has looked.
    assertThat(codeOf(() -> create(there, ORDERS)))
        .isEqualTo(ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS);
    there.editor().apply(new CatalogChange.DropTable(ORDERS, IfMissing.FAIL), "admin");
    assertThat(
            codeOf(
                () ->
                    here.editor()
                        .apply(new CatalogChange.DropTable(ORDERS, IfMissing.FAIL), "admin")))
        .isEqualTo(ErrorCode.TABLE_OR_VIEW_NOT_FOUND);
  }

  @Test
  void oneOfManyGetsEachNameAndBothKnowAll() throws InterruptedException, ExecutionException {
    int names = 25;
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> made = new ArrayList<>();
      for (MetadataDatabase gateway : List.of(here, there, here, there)) {
        made.add(pool.submit(() -> createAll(gateway, names)));
      }
      int total = 0;
      for (Future<Integer> one : made) {
        total += one.get();
      }
      assertThat(total).isEqualTo(names);
    } finally {
      pool.shutdown();
    }
    for (MetadataDatabase gateway : List.of(here, there)) {
      await().atMost(SOON).until(() -> gateway.catalog().tables("main", "default").size() == names);
    }
    assertThat(storage.locations()).as("no directory is left of those who lost").hasSize(names);
  }

  private static int createAll(MetadataDatabase gateway, int names) {
    int made = 0;
    for (int i = 0; i < names; i++) {
      try {
        create(gateway, new TableName("main", "default", "t" + i));
        made++;
      } catch (WarehouseException e) {
        assertThat(e.code())
            .isIn(ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS, ErrorCode.CONCURRENT_WRITE);
      }
    }
    return made;
  }

  @Test
  void nothingIsDecidedWhileTheDatabaseIsGone() {
    create(here, ORDERS);
    assertThat(here.accessControl().reads("admin", ORDERS)).isTrue();
    postgres.stop();
    try {
      await()
          .atMost(Duration.ofSeconds(15))
          .untilAsserted(
              () ->
                  assertThat(codeOf(() -> here.accessControl().reads("admin", ORDERS)))
                      .isEqualTo(ErrorCode.CATALOG_UNAVAILABLE));
      assertThat(ErrorCode.CATALOG_UNAVAILABLE.retriable()).isTrue();
      assertThat(codeOf(() -> here.authenticator().authenticate("admin", "any")))
          .isEqualTo(ErrorCode.CATALOG_UNAVAILABLE);
      assertThat(codeOf(() -> create(here, new TableName("main", "default", "lost"))))
          .isEqualTo(ErrorCode.CATALOG_UNAVAILABLE);
      here.history().record(Statements.finished(7, "ada"));
    } finally {
      postgres.start();
    }
    await()
        .atMost(Duration.ofSeconds(15))
        .ignoreExceptions()
        .until(() -> here.accessControl().reads("admin", ORDERS));
    assertThat(here.catalog().tables("main", "default")).hasSize(1);
    assertThat(here.history().newest(1)).containsExactly(Statements.finished(7, "ada"));
    create(here, new TableName("main", "default", "found"));
  }

  @Test
  void whatAGatewayLeftThatIsGoneIsTidiedUp() throws SQLException {
    here.history().record(Statements.queued(1, "ada"));
    assertThat(here.history().newest(1)).hasSize(1);
    there.history().record(Statements.queued(2, "ada"));
    assertThat(there.history().newest(1)).hasSize(1);
    assertThat(there.history().closeUnfinished("gone")).as("both are alive").isZero();
    sql("update gateways set seen_at = current_timestamp - interval '1 hour'");
    assertThat(there.history().closeUnfinished("gone")).as("but for its own").isOne();
    assertThat(there.history().newest(2))
        .extracting(info -> info.state())
        .containsExactly(QueryState.QUEUED, QueryState.FAILED);
  }

  @Test
  void aTableWhoseDirectoryWasRemovedMeanwhileGetsNoName() throws SQLException {
    TableDefinition definition = TableDefinition.of(ORDERS, new Schema(List.of()));
    URI location = here.editor().newLocation(ORDERS);
    here.editor().reserveStorage(location, definition);
    assertThat(there.sweep()).as("its gateway is alive").isZero();
    sql("update gateways set seen_at = current_timestamp - interval '1 hour'");
    assertThat(there.sweep()).isOne();
    assertThat(codeOf(() -> here.editor().register(location, definition, IfExists.FAIL, "admin")))
        .isEqualTo(ErrorCode.CONCURRENT_WRITE);
    assertThat(here.catalog().find(ORDERS)).isEmpty();
  }

  @Test
  void aFileIsLoadedByOneOfThem() {
    create(here, ORDERS);
    URI table = storage.locations().iterator().next();
    List<SourceFile> files = List.of(new SourceFile("/files/a.csv", 1, 1));
    assertThat(here.ledger().notYetLoaded(table, files)).hasSize(1);
    assertThat(there.ledger().notYetLoaded(table, files)).hasSize(1);
    QueryId copy = QueryId.next();
    here.ledger().begin(table, 0, files, copy);
    assertThat(codeOf(() -> there.ledger().begin(table, 0, files, QueryId.next())))
        .isEqualTo(ErrorCode.CONCURRENT_WRITE);
    storage.commit(table, copy, 1);
    here.ledger().end(copy, true);
    assertThat(codeOf(() -> there.ledger().begin(table, 0, files, QueryId.next())))
        .isEqualTo(ErrorCode.CONCURRENT_WRITE);
    assertThat(there.ledger().notYetLoaded(table, files)).isEmpty();
  }

  @Test
  void textsMayHoldWhatPostgresDoesNotKeep() {
    var odd = Statements.finished(3, "a\0b");
    here.history().record(odd);
    assertThat(here.history().newest(1))
        .extracting(info -> info.user())
        .containsExactly("a\uFFFDb");
    assertThat(here.authenticator().authenticate("a\0b", "x\0y")).isEmpty();
  }

  @Test
  void aDatabaseThatCannotBeUsedIsNamed() {
    CatalogConfig wrong =
        new CatalogConfig(
            home,
            URI.create("file:///t"),
            10,
            Optional.of(new CatalogConfig.Shared(url, PostgresServer.USER, "wrong")));
    assertThatThrownBy(() -> MetadataDatabase.open(wrong, storage, List.of()).close())
        .hasMessageContaining("catalog.password")
        .hasMessageNotContaining("wrong");
    assertThat(codeOf(() -> open("jdbc:postgresql://db.example.com/tarn")))
        .isEqualTo(ErrorCode.INVALID_CONFIGURATION);
    assertThat(codeOf(() -> open("jdbc:postgresql://127.0.0.1,db.example.com/tarn")))
        .isEqualTo(ErrorCode.INVALID_CONFIGURATION);
  }

  private MetadataDatabase open(String address) {
    return MetadataDatabase.open(config(home, address), storage, List.of());
  }
}
