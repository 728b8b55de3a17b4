// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts on the class path. */
public final class Resources {
  private Resources() {}

  /**
   * A text of the harness.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  static String text(String name) {
    return absolute("io/tarn/benchmarks/" + name);
  }

  /**
   * A query, without a semicolon at its end.
   *
   * @param name path on the class path, such as {@code tpch/q1.sql}
   * @throws IllegalArgumentException if there is none of that name
   */
  public static String query(String name) {
    return absolute(name).replaceAll(";\\s*$", "");
  }

  private static String absolute(String name) {
    try (InputStream in = Resources.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no '" + name + "' on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
