// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.peer;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Versions of JDBC drivers on the class path. */
final class DriverVersions {
  private DriverVersions() {}

  static String of(String url) {
    try {
      Driver driver = DriverManager.getDriver(url);
      String full = driver.getClass().getPackage().getImplementationVersion();
      return full == null ? driver.getMajorVersion() + "." + driver.getMinorVersion() : full;
    } catch (SQLException absent) {
      return "(not on the class path)";
    }
  }
}
