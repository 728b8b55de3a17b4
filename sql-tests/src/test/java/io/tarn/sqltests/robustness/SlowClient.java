// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.robustness;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A program that reads the first row of a long result, says so, and reads no further. */
final class SlowClient {
  private SlowClient() {}

  /** The address, the password of {@code admin} and the statement. */
  public static void main(String[] arguments) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(arguments[0], "admin", arguments[1]);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(arguments[2]);
        OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      rows.next();
      out.write('R');
      int unused = System.in.read();
    }
  }
}
