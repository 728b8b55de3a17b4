// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.peer;

import io.tarn.benchmarks.data.TableLocations;
import io.tarn.testkit.TarnProcess;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** A packaged server as a user has it, over its own driver, one of its lanes or both. */
final class TarnPeer implements Peer {
  private final TarnProcess server;
  private final String name;
  private final String lane;
  private final String version;

  /**
   * @param server running; stays the caller's
   * @param lane {@code auto}, {@code interactive} or {@code spark}
   */
  TarnPeer(TarnProcess server, String name, String lane, String version) {
    this.server = server;
    this.name = name;
    this.lane = lane;
    this.version = version;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String version() {
    return "Tarn " + version;
  }

  @Override
  public List<String> tuning() {
    return lane.equals("auto") ? List.of("as it comes") : List.of("set lane = " + lane);
  }

  @Override
  public JdbcClient connect(TableLocations tables) throws SQLException {
    Connection connection = server.connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("set lane = " + lane);
      statement.execute("set result_cache = off");
      if (!tables.schema().isEmpty()) {
        statement.execute("use main." + tables.schema());
      }
    }
    return new JdbcClient(connection);
  }

  /** The gateway and the Spark it keeps. */
  @Override
  public List<ProcessHandle> processes() {
    return Stream.concat(Stream.of(server.handle()), server.children().stream()).toList();
  }

  @Override
  public void close() {} // the server is the caller's
}
