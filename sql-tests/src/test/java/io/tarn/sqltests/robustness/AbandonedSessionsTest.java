// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tarn.sqltests.SharedServer;
import io.tarn.testkit.TarnProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallInfo;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightClientMiddleware;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.auth2.BearerCredentialWriter;
import org.apache.arrow.flight.grpc.CredentialCallOption;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that log in, prepare something and are never heard of again leave nothing for long. */
@Tag("long") // a minute and a half; query/SessionRegistryTest has the expiry itself
@SuppressWarnings("try") // Flight channels may be interrupted while they close
@Timeout(600)
class AbandonedSessionsTest {
  private static final int CONNECTIONS = 100;
  private static final int SESSIONS = 10_000;
  private static final Duration EXPIRY = Duration.ofMinutes(3);

  @TempDir private Path home;

  /** Says what the server gave the call that was made last. */
  private static final class LastToken implements FlightClientMiddleware.Factory {
    private volatile String token = "";

    @Override
    public FlightClientMiddleware onCallStarted(CallInfo info) {
      return new FlightClientMiddleware() {
        @Override
        public void onBeforeSendingHeaders(CallHeaders outgoing) {}

        @Override
        public void onHeadersReceived(CallHeaders incoming) {
          String given = incoming.get("authorization");
          if (given != null) {
            token = given.substring("Bearer ".length());
          }
        }

        @Override
        public void onCallCompleted(CallStatus status) {}
      };
    }
  }

  private static CallOption bearer(String token) {
    return new CredentialCallOption(new BearerCredentialWriter(token));
  }

  /** Every session is one of its own, made over one of a number of connections. */
  private static void abandon(TarnProcess server, String secret, int sessions) throws Exception {
    List<AutoCloseable> channels = new ArrayList<>();
    try (RootAllocator memory = new RootAllocator();
        CutWire wire = CutWire.to(server.flightPort())) {
      Location location = Location.forGrpcInsecure("127.0.0.1", wire.port());
      for (int connection = 0; connection < CONNECTIONS; connection++) {
        LastToken last = new LastToken();
        FlightClient channel = FlightClient.builder(memory, location).intercept(last).build();
        channels.add(channel);
        FlightSqlClient client = new FlightSqlClient(channel);
        for (int session = 0; session < sessions / CONNECTIONS; session++) {
          channel.handshake(bearer(secret));
          if (session % 10 == 0) {
            client.prepare("select " + session, bearer(last.token));
          }
        }
      }
      wire.cut();
      for (AutoCloseable channel : channels) {
        channel.close();
      }
    }
  }

  private static String token(TarnProcess server) throws SQLException {
    try (Connection admin = server.connect();
        Statement statement = admin.createStatement();
        ResultSet token = statement.executeQuery("create token comment 'abandoned'")) {
      assertThat(token.next()).isTrue();
      return token.getString("token_value");
    }
  }

  private static void awaitExpiry(ServerGauges gauges, double sessions) {
    await()
        .atMost(EXPIRY)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> gauges.metric("tarn_sessions") <= sessions && gauges.metric("tarn_tokens") == 0);
  }

  @Test
  void tenThousandLeaveTheMemoryAndTheFilesAsTheyWere() throws Exception {
    Map<String, String> settings =
        Map.of(
            "session.idle-timeout", "PT20S", "auth.token-lifetime", "PT30S", "spark.memory", "1g");
    try (TarnProcess server = TarnProcess.start(SharedServer.ROOT, home, settings)) {
      ServerGauges gauges = new ServerGauges(server);
      double own = gauges.metric("tarn_sessions");
      String secret = token(server);
      abandon(server, secret, SESSIONS / 10);
      awaitExpiry(gauges, own);
      long bytes = gauges.liveBytes();
      long files = gauges.openFiles();
      abandon(server, secret, SESSIONS);
      awaitExpiry(gauges, own);
      assertThat(gauges.live("io.tarn.query.OpenSession")).isLessThanOrEqualTo((long) own + 5);
      assertThat(gauges.live("io.tarn.gateway.PreparedStatements$Prepared")).isZero();
      assertThat(gauges.liveBytes() - bytes).isLessThan(8L << 20);
      assertThat(gauges.openFiles()).isLessThanOrEqualTo(files + 10);
      try (Connection connection = server.connect()) {
        assertThat(connection.isValid(5)).isTrue();
      }
    }
  }
}
