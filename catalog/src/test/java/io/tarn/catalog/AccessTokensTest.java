// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.AccessChange;
import io.tarn.api.AccessDirectory.Token;
import io.tarn.api.Authenticator.Login;
import io.tarn.api.IfExists;
import io.tarn.api.IfMissing;
import io.tarn.api.PlannedStatement;
import io.tarn.api.SystemTableSource;
import io.tarn.testkit.FakeDeltaStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Personal access tokens, what ends a log-in, and what is written down of both. */
class AccessTokensTest {
  private static final String PASSWORD = "correct horse";

  @TempDir Path home;
  private MetadataDatabase database;

  @BeforeEach
  void open() {
    database =
        MetadataDatabase.open(CatalogConfig.defaults(home), new FakeDeltaStorage(), List.of());
    database.ensureAdmin(home.resolve("admin.password"));
    apply(new AccessChange.CreateUser("Ada", Optional.of(PASSWORD), IfExists.FAIL), "admin");
    apply(new AccessChange.CreateUser("bob", Optional.of(PASSWORD), IfExists.FAIL), "admin");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Optional<PlannedStatement.Rows> apply(AccessChange change, String user) {
    return database.accessEditor().apply(change, user);
  }

  private String newToken(Duration lifetime) {
    AccessChange create = new AccessChange.CreateToken(Optional.of("for a job"), lifetime);
    return String.valueOf(apply(create, "Ada").orElseThrow().rows().get(0).get(1));
  }

  private Token onlyToken() {
    List<Token> tokens = database.accessDirectory().tokens();
    assertThat(tokens).hasSize(1);
    return tokens.get(0);
  }

  @Test
  void aTokenStandsForItsUserUntilItIsDropped() {
    String secret = newToken(Duration.ofDays(1));
    Login login = database.authenticator().byToken(secret).orElseThrow();
    assertThat(login).isEqualTo(Login.byToken("Ada", onlyToken().id()));
    assertThat(onlyToken().comment()).contains("for a job");
    assertThat(database.authenticator().isCurrent(login, Instant.now())).isTrue();
    assertThat(database.authenticator().byToken(secret + "x")).isEmpty();
    assertThat(database.authenticator().byToken("")).isEmpty();
    apply(new AccessChange.DropToken(onlyToken().id()), "Ada");
    assertThat(database.authenticator().byToken(secret)).isEmpty();
    assertThat(database.authenticator().isCurrent(login, Instant.now())).isFalse();
  }

  @Test
  void aTokenEndsWithItsTimeAndWithItsUser() {
    String past = newToken(Duration.ofMillis(-1));
    assertThat(database.authenticator().byToken(past)).isEmpty();
    String secret = newToken(Duration.ofDays(1));
    Login login = database.authenticator().byToken(secret).orElseThrow();
    apply(new AccessChange.DropUser("ada", IfMissing.FAIL), "admin");
    assertThat(database.authenticator().byToken(secret)).isEmpty();
    assertThat(database.authenticator().isCurrent(login, Instant.now())).isFalse();
    assertThat(database.accessDirectory().tokens()).isEmpty();
  }

  @Test
  void aLogInEndsWithThePasswordItWasMadeWith() {
    Login login = Login.byPassword("Ada");
    Instant before = Instant.now().minusSeconds(5);
    assertThat(database.authenticator().isCurrent(login, Instant.now())).isTrue();
    apply(new AccessChange.SetPassword("Ada", PASSWORD + "2"), "admin");
    assertThat(database.authenticator().isCurrent(login, before)).isFalse();
    assertThat(database.authenticator().isCurrent(login, Instant.now())).isTrue();
    assertThat(database.authenticator().isCurrent(Login.byPassword("bo"), Instant.now())).isFalse();
  }

  @Test
  void neitherSecretsNorPasswordsAreKept() {
    String secret = newToken(Duration.ofDays(1));
    apply(new AccessChange.SetPassword("Ada", PASSWORD + "2"), "admin");
    assertThat(audit("admin").toString()).doesNotContain(secret).doesNotContain(PASSWORD);
    assertThat(database.accessDirectory().tokens().toString()).doesNotContain(secret);
  }

  @Test
  void everyoneSeesTheirOwnEventsAndAdministratorsAll() {
    assertThat(database.authenticator().authenticate("ada", PASSWORD)).contains("Ada");
    assertThat(database.authenticator().authenticate("ada", "wrong")).isEmpty();
    assertThat(database.authenticator().authenticate("bob", PASSWORD)).contains("bob");
    assertThat(audit("Ada")).containsExactly("Ada LOG_IN password");
    assertThat(audit("bob")).containsExactly("bob LOG_IN password");
    assertThat(audit("admin"))
        .containsExactly(
            "bob LOG_IN password",
            "ada LOG_IN_FAILED password",
            "Ada LOG_IN password",
            "admin CHANGE CREATE USER bob",
            "admin CHANGE CREATE USER Ada");
  }

  private List<String> audit(String user) {
    SystemTableSource table =
        database.systemTables().stream()
            .filter(source -> source.table().name().toString().equals("system.access.audit"))
            .findFirst()
            .orElseThrow();
    List<String> events = new ArrayList<>();
    table.rows(user).forEach(row -> events.add(row.get(2) + " " + row.get(3) + " " + row.get(4)));
    return events;
  }
}
