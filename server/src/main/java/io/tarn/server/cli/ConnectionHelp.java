// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.server.Home;
import io.tarn.server.ServerInfo;

/** Tells a person how to connect. */
final class ConnectionHelp {
  private ConnectionHelp() {}

  static void print(ServerInfo info, Home home, Terminal terminal) {
    terminal.print("  JDBC URL   " + info.jdbcUrl());
    terminal.print("  user       admin");
    terminal.print("  password   in " + home.adminPasswordFile());
    terminal.print("  health     " + info.httpUrl() + "/readyz");
    terminal.print("  logs       " + home.logs());
    terminal.print("Try: ./tarn sql \"select * from samples.tpch.nation limit 5\"");
  }
}
