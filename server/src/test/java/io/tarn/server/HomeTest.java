// SPDX-License-Identifier: Apache-2.0
package io.tarn.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
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
    home.prepare();
    home.lock().close();
    try (Stream<Path> all = Files.walk(home.root())) {
      assertThat(all.filter(Files::isDirectory))
          .contains(home.root(), home.logs(), home.catalog(), home.tables())
          .allSatisfy(
              place ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
                      .isEqualTo("rwx------"));
    }
  }

  @Test
  void whatLiesInADirectoryOthersMayReadStaysHidden() throws IOException {
    Path open = Files.createDirectory(directory.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    Home home = new Home(open);
    home.lock().close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.catalog())))
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
              Instant.now().truncatedTo(ChronoUnit.MICROS));
      home.publish(info);
      assertThat(home.runningServer()).contains(info);
      assertThat(info.jdbcUrl()).isEqualTo("jdbc:tarn://127.0.0.1:4711");
      // The process has begun after the server that the file is about: it only has its number.
      Files.writeString(
          home.serverFile(),
          info.toJson()
              .replaceAll("\"started\" : \"[^\"]+", "\"started\" : \"2020-01-01T00:00:00Z"));
      assertThat(home.runningServer()).isEmpty();
      Files.writeString(
          home.serverFile(), info.toJson().replaceAll("\"pid\" : \\d+", "\"pid\" : 0"));
      assertThat(home.runningServer()).isEmpty();
      Files.writeString(home.serverFile(), "{ half");
      assertThat(home.runningServer()).isEmpty();
    }
    assertThat(home.serverFile()).doesNotExist();
  }
}
