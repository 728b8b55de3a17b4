// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.robustness;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A program that reads the first row of a long result, says so, and reads no further. */
final class SlowClient {
  private SlowClient() {}

  /** The address, the password of {@code admin} and the statement. */
  @SuppressWarnings("SystemOut") // a program of its own
  public static void main(String[] arguments) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(arguments[0], "admin", arguments[1]);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(arguments[2])) {
      rows.next();
      System.out.write('R');
      System.out.flush();
      int unused = System.in.read();
    }
  }
}
