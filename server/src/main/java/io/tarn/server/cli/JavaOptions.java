// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import java.util.ArrayList;
import java.util.List;

/** Options of the gateway's JVM. */
final class JavaOptions {
  private JavaOptions() {}

  static List<String> forGateway() {
    List<String> options = new ArrayList<>();
    // Arrow wraps direct memory in NIO buffers when it writes.
    options.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
    if (Runtime.version().feature() >= 24) {
      options.add("--enable-native-access=ALL-UNNAMED");
      options.add("--sun-misc-unsafe-memory-access=allow");
    }
    String archive = System.getProperty("tarn.class-archive");
    if (archive != null) {
      options.add("-XX:SharedArchiveFile=" + archive);
      // One that does not fit is ignored; nobody needs to read why.
      options.add("-Xlog:cds=off");
      options.add("-Xlog:cds+dynamic=off");
    }
    options.add("-XX:+UseG1GC");
    options.add("-XX:+ExitOnOutOfMemoryError");
    options.add("-Djava.awt.headless=true");
    options.add("-Dfile.encoding=UTF-8");
    for (String property : List.of("tarn.install", "tarn.default-home", "tarn.log.level")) {
      String value = System.getProperty(property);
      if (value != null) {
        options.add("-D" + property + "=" + value);
      }
    }
    return options;
  }
}
