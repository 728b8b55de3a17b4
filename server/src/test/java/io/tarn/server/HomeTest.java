// SPDX-License-Identifier: Apache-2.0
package io.tarn.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir Path directory;

  @Test
  void onlyOneServerMayUseIt() {
    Home home = new Home(directory.resolve("home"));
    Home.Lock lock = home.lock();
    try (lock) {
      assertThatThrownBy(() -> new Home(home.root()).lock())
          .hasMessageContaining("Another server uses")
          .hasMessageContaining("--home");
    }
    home.lock().close();
  }

  @Test
  void onlyItsOwnerMayLookInside() throws IOException {
    Home home = new Home(directory.resolve("a/b/home"));
    home.lock().close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.root())))
        .isEqualTo("rwx------");
  }

  @Test
  void aHomeThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> new Home(file.resolve("home")).lock())
        .hasMessageContaining(file.toString());
  }

  @Test
  void theServerFileNamesALivingServerOnly() throws IOException {
    Home home = new Home(directory.resolve("home"));
    Home.Lock lock = home.lock();
    try (lock) {
      assertThat(home.runningServer()).isEmpty();
      ServerInfo info =
          new ServerInfo(
              ProcessHandle.current().pid(),
              "127.0.0.1",
              4711,
              "127.0.0.1",
              4712,
              false,
              "1",
              Instant.EPOCH);
      home.publish(info);
      assertThat(home.runningServer()).contains(info);
      assertThat(info.jdbcUrl()).isEqualTo("jdbc:tarn://127.0.0.1:4711");
      Files.writeString(
          home.serverFile(), info.toJson().replaceAll("\"pid\" : \\d+", "\"pid\" : 0"));
      assertThat(home.runningServer()).isEmpty();
      Files.writeString(home.serverFile(), "{ half");
      assertThat(home.runningServer()).isEmpty();
    }
    assertThat(home.serverFile()).doesNotExist();
  }
}
