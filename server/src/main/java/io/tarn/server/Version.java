// SPDX-License-Identifier: Apache-2.0
package io.tarn.server;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Which Tarn this is. */
public final class Version {
  private Version() {}

  /** Such as {@code 0.1.0-SNAPSHOT}. */
  public static String current() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new IllegalStateException("the version file is part of the jar", e);
    }
    return properties.getProperty("version", "unknown");
  }
}
