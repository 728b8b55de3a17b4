// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries, parameters, batches and ingest need no {@code --add-opens} on any JDK. */
class NoFlagsTest {
  @TempDir private Path logs;

  @Test
  void worksOnThisJdk() throws Exception {
    worksOn(Path.of(System.getProperty("java.home")));
  }

  @Test
  void worksOnJdk25() throws Exception {
    assumeTrue(Files.isDirectory(OwnJvm.JDK_25), "There is no JDK 25 at " + OwnJvm.JDK_25);
    worksOn(OwnJvm.JDK_25);
  }

  private void worksOn(Path javaHome) throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      OwnJvm.run(javaHome, System.getProperty("java.class.path"), ArrowClient.class, server, logs);
      assertThat(server.producer().uploaded()).hasSize(102);
    }
  }
}
