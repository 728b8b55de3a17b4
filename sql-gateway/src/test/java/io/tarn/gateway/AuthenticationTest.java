// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import io.tarn.api.Authenticator;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CloseSessionRequest;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.GetSessionOptionsRequest;
import org.apache.arrow.flight.NoOpSessionOptionValueVisitor;
import org.apache.arrow.flight.SessionOptionValue;
import org.apache.arrow.flight.SessionOptionValueFactory;
import org.apache.arrow.flight.SetSessionOptionsRequest;
import org.apache.arrow.flight.SetSessionOptionsResult;
import org.apache.arrow.flight.SetSessionOptionsResult.ErrorValue;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@SuppressWarnings("try") // Flight channels may be interrupted while they close
@Timeout(60)
class AuthenticationTest {
  private final Doors doors = Doors.open();
  private final FlightSqlClient client = doors.client();

  @AfterEach
  void close() throws Exception {
    client.close();
    doors.close();
  }

  private String schema(CallOption option) {
    return option(option, "schema");
  }

  private String option(CallOption option, String name) {
    SessionOptionValue value =
        Objects.requireNonNull(
            client
                .getSessionOptions(new GetSessionOptionsRequest(), option)
                .getSessionOptions()
                .get(name));
    return value.acceptVisitor(
        new NoOpSessionOptionValueVisitor<String>() {
          @Override
          public String visit(String text) {
            return text;
          }
        });
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FlightRuntimeException.class,
            e -> {
              assertThat(e.status().code()).isEqualTo(FlightStatusCode.UNAUTHENTICATED);
              assertThat(e.status().description()).contains("[AUTHENTICATION_FAILED]");
            });
  }

  @Test
  void nobodyComesInWithoutCredentials() {
    assertRefused(() -> client.execute("numbers 1 1"));
    assertRefused(() -> client.getCatalogs());
    assertRefused(() -> client.execute("numbers 1 1", Doors.header("authorization", "Digest x")));
    assertThat(doors.queries.submitted).isEmpty();
    assertThat(doors.sessions.open).isEmpty();
  }

  @Test
  void aWrongPasswordIsFoundOutAtTheHandshake() {
    assertRefused(() -> doors.login(Doors.USER, "wrong"));
    assertRefused(() -> doors.login("nobody", Doors.PASSWORD));
    assertRefused(() -> client.execute("x", Doors.header("authorization", "Basic !!!")));
    assertRefused(() -> client.execute("x", Doors.header("authorization", "Basic YQ==")));
    assertThat(doors.sessions.open).isEmpty();
  }

  @Test
  void theTokenIsOursSignedAndUnchanged() throws Exception {
    String token = doors.token(Doors.USER, Doors.PASSWORD);
    assertThat(SignedJWT.parse(token).getJWTClaimsSet().getSubject()).isEqualTo(Doors.USER);
    String changed = token.substring(0, token.length() - 3) + "AAA";
    assertRefused(() -> client.getCatalogs(Doors.bearer(changed)));
    assertRefused(() -> client.getCatalogs(Doors.bearer("")));
    String unsigned =
        "eyJhbGciOiJub25lIn0."
            + token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'))
            + ".";
    assertRefused(() -> client.getCatalogs(Doors.bearer(unsigned)));
    BearerTokens foreign =
        new BearerTokens(GatewayConfig.Tokens.defaults(new byte[32]), Clock.systemUTC());
    assertRefused(
        () ->
            client.getCatalogs(
                Doors.bearer(
                    foreign.issue(Authenticator.Login.byPassword(Doors.USER), "s", Map.of()))));
    assertThat(client.getCatalogs(Doors.bearer(token)).getEndpoints()).hasSize(1);
  }

  @Test
  void aPersonalTokenOpensTheDoorUntilItIsTakenBack() {
    String session = doors.token("Token", FakeAuthenticator.TOKEN);
    assertThat(client.getCatalogs(Doors.bearer(session)).getEndpoints()).hasSize(1);
    CallOption personal = Doors.bearer(FakeAuthenticator.TOKEN);
    assertThat(client.getCatalogs(personal).getEndpoints()).hasSize(1);
    assertThat(schema(personal)).isEqualTo("default");
    assertRefused(() -> doors.login("token", "tarn_no-such-token"));
    assertRefused(() -> doors.login("token", Doors.PASSWORD));
    assertRefused(() -> client.getCatalogs(Doors.bearer("tarn_no-such-token")));
    doors.authenticator.dropped.add("1");
    assertRefused(() -> client.getCatalogs(personal));
    assertRefused(() -> client.getCatalogs(Doors.bearer(session)));
  }

  @Test
  void aSessionEndsWithTheLogInItCameFrom() {
    CallOption session = doors.login();
    assertThat(client.getCatalogs(session).getEndpoints()).hasSize(1);
    doors.authenticator.withdrawn.add(Doors.USER);
    assertRefused(() -> client.getCatalogs(session));
  }

  @Test
  void channelsWithOneTokenShareTheSessionAndTokensDoNot() throws Exception {
    CallOption first = doors.login();
    CallOption second = doors.login();
    set(first, Map.of("catalog", "shop", "schema", "sales"));
    try (FlightSqlClient other = doors.client()) {
      assertThat(other.getSessionOptions(new GetSessionOptionsRequest(), first).getSessionOptions())
          .containsEntry("schema", SessionOptionValueFactory.makeSessionOptionValue("sales"));
    }
    assertThat(schema(second)).isEqualTo("default");
    assertThat(doors.sessions.open).hasSize(2);
  }

  @Test
  void aClientThatSendsItsPasswordEachTimeKeepsOneSession() {
    CallOption password = Doors.basic(Doors.USER, Doors.PASSWORD);
    set(password, Map.of("catalog", "shop", "schema", "sales"));
    assertThat(schema(password)).isEqualTo("sales");
    assertThat(doors.sessions.open).hasSize(1);
    assertRefused(() -> client.getCatalogs(Doors.basic(Doors.USER, "wrong")));
  }

  @Test
  void theUsersNameIsTheOneItWasMadeWith() throws Exception {
    String token = doors.token("ADA", Doors.PASSWORD);
    assertThat(SignedJWT.parse(token).getJWTClaimsSet().getSubject()).isEqualTo("ada");
  }

  @Test
  void optionsMayComeWithTheHandshake() {
    CallOption token =
        doors.login(
            Doors.USER,
            Doors.PASSWORD,
            Doors.header("catalog", "SHOP"),
            Doors.header("timezone", "Europe/Berlin"));
    assertThat(option(token, "catalog")).isEqualTo("shop");
    assertThat(option(token, "timezone")).isEqualTo("Europe/Berlin");
    assertThatThrownBy(() -> doors.login(Doors.USER, Doors.PASSWORD, Doors.header("lane", "fast")))
        .hasMessageContaining("INVALID_SESSION_OPTION");
    assertThat(doors.sessions.open).hasSize(1);
  }

  @Test
  void badOptionsAreNamedAndGoodOnesTakeEffect() {
    CallOption token = doors.login();
    SetSessionOptionsResult result =
        set(token, Map.of("lane", "warp", "speed", "11", "quoting", "ansi", "schema", "nowhere"));
    assertThat(result.getErrors())
        .containsOnlyKeys("lane", "speed", "schema")
        .containsEntry("lane", new SetSessionOptionsResult.Error(ErrorValue.INVALID_VALUE))
        .containsEntry("speed", new SetSessionOptionsResult.Error(ErrorValue.INVALID_NAME));
    assertThat(option(token, "quoting")).isEqualTo("ansi");
  }

  @Test
  void anEmptyValueGivesTheDefaultAndNumbersWork() {
    CallOption token = doors.login();
    client.setSessionOptions(
        new SetSessionOptionsRequest(
            Map.of("statement_timeout", SessionOptionValueFactory.makeSessionOptionValue(30L))),
        token);
    assertThat(option(token, "statement_timeout")).isEqualTo("30");
    client.setSessionOptions(
        new SetSessionOptionsRequest(
            Map.of("statement_timeout", SessionOptionValueFactory.makeEmptySessionOptionValue())),
        token);
    assertThat(option(token, "statement_timeout")).isEqualTo("0");
  }

  @Test
  void aSessionThatIsGoneOpensAnewWithTheOptionsOfTheLogin() {
    CallOption token = doors.login(Doors.USER, Doors.PASSWORD, Doors.header("catalog", "shop"));
    doors.sessions.open.clear();
    assertThat(option(token, "catalog")).isEqualTo("shop");
    assertThat(option(token, "catalog")).isEqualTo("shop");
    assertThat(doors.sessions.open).hasSize(1);
  }

  @Test
  void aClosedSessionsTokenIsRefused() {
    CallOption token = doors.login();
    client.closeSession(new CloseSessionRequest(), token);
    assertThat(doors.sessions.open).isEmpty();
    assertRefused(() -> client.getCatalogs(token));
    assertThat(doors.sessions.open).isEmpty();
  }

  @Test
  void tokensExpireAndIdleOnesToo() {
    MovingClock clock = new MovingClock();
    GatewayConfig.Tokens config =
        new GatewayConfig.Tokens(Doors.key(), Duration.ofHours(12), Duration.ofHours(1));
    BearerTokens tokens = new BearerTokens(config, clock);
    SessionDirectory directory =
        new SessionDirectory(
            doors.sessions, new SessionOptions(user -> doors.catalog), config, clock);
    clock.advance(Duration.ofMinutes(1));
    String id = directory.open(Doors.USER, Map.of()).id();
    String token = tokens.issue(Authenticator.Login.byPassword(Doors.USER), id, Map.of());
    clock.advance(Duration.ofMinutes(59));
    BearerTokens.Claims claims = tokens.read(token).orElseThrow();
    assertThat(directory.of(claims).id()).isEqualTo(id);
    clock.advance(Duration.ofMinutes(61));
    assertThatThrownBy(() -> directory.of(claims)).hasMessageContaining("not used for too long");
    assertThat(tokens.isHalfSpent(claims)).isFalse();
    clock.advance(Duration.ofHours(5));
    assertThat(tokens.isHalfSpent(claims)).isTrue();
    clock.advance(Duration.ofHours(6));
    assertThat(tokens.read(token)).isEmpty();
  }

  @Test
  void aTokenFromBeforeARestartIsGoodWithoutItsSession() {
    MovingClock clock = new MovingClock();
    GatewayConfig.Tokens config = GatewayConfig.Tokens.defaults(Doors.key());
    BearerTokens tokens = new BearerTokens(config, clock);
    String token =
        tokens.issue(
            Authenticator.Login.byPassword(Doors.USER),
            "of-another-process",
            Map.of("catalog", "shop"));
    clock.advance(Duration.ofHours(2));
    SessionDirectory restarted =
        new SessionDirectory(
            doors.sessions, new SessionOptions(user -> doors.catalog), config, clock);
    BearerTokens.Claims claims = tokens.read(token).orElseThrow();
    String id = restarted.of(claims).id();
    assertThat(restarted.of(claims).id()).isEqualTo(id);
    assertThat(restarted.of(claims).settings().catalog()).isEqualTo("shop");
    assertThat(doors.sessions.open).hasSize(1);
  }

  private SetSessionOptionsResult set(CallOption token, Map<String, String> options) {
    Map<String, SessionOptionValue> values = new HashMap<>();
    options.forEach((k, v) -> values.put(k, SessionOptionValueFactory.makeSessionOptionValue(v)));
    return client.setSessionOptions(new SetSessionOptionsRequest(values), token);
  }
}
