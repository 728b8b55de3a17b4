// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tarn.sqltests.SharedServer;
import io.tarn.testkit.TarnProcess;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** HikariCP keeps connections, checks them and hands them round. */
@ExtendWith(SharedServer.class)
class PoolTest {
  private static final int THREADS = 16;
  private static final int QUERIES = 20;

  private final TarnProcess server;

  PoolTest(TarnProcess server) {
    this.server = server;
  }

  private HikariDataSource pool() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(server.jdbcUrl());
    config.setUsername("admin");
    config.setPassword(server.password());
    config.setCatalog("main");
    config.setSchema("default");
    config.setMaximumPoolSize(4);
    config.setConnectionTimeout(60_000);
    config.setKeepaliveTime(30_000);
    return new HikariDataSource(config);
  }

  @Test
  void manyThreadsShareFewConnections() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (HikariDataSource pool = pool()) {
      List<Future<Long>> sums = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        sums.add(threads.submit(() -> sum(pool)));
      }
      for (Future<Long> sum : sums) {
        assertThat(sum.get()).isEqualTo(QUERIES * (QUERIES - 1) / 2);
      }
      assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isBetween(1, 4);
      assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    } finally {
      threads.shutdownNow();
    }
  }

  private static long sum(HikariDataSource pool) throws SQLException {
    long sum = 0;
    for (int i = 0; i < QUERIES; i++) {
      try (Connection connection = pool.getConnection();
          PreparedStatement statement = connection.prepareStatement("select cast(? as int)")) {
        statement.setInt(1, i);
        try (ResultSet rows = statement.executeQuery()) {
          rows.next();
          sum += rows.getInt(1);
        }
      }
    }
    return sum;
  }

  @Test
  void aConnectionComesBackAsItWas() throws SQLException {
    try (HikariDataSource pool = pool()) {
      try (Connection connection = pool.getConnection()) {
        connection.setCatalog("samples");
        connection.setSchema("tpch");
        assertThat(connection.isValid(5)).isTrue();
        assertThatThrownBy(() -> connection.createStatement().executeQuery("select nonsense"))
            .isInstanceOf(SQLException.class);
      }
      try (Connection connection = pool.getConnection()) {
        assertThat(connection.getCatalog()).isEqualTo("main");
        assertThat(connection.getSchema()).isEqualTo("default");
      }
    }
  }
}
