// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import io.tarn.testkit.FakeDeltaStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The first start makes an administrator whose password only the machine's owner can read. */
class AdminPasswordTest {
  @TempDir Path home;
  private MetadataDatabase database;

  @BeforeEach
  void open() {
    database =
        MetadataDatabase.open(CatalogConfig.defaults(home), new FakeDeltaStorage(), List.of());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Path file() {
    return home.resolve("secrets").resolve("admin.password");
  }

  private void checkLogIn(String password) {
    assertThat(database.authenticator().authenticate("admin", password)).contains("admin");
  }

  @Test
  void theFirstStartWritesARandomPassword() throws IOException {
    database.ensureAdmin(file());
    String password = Files.readString(file()).strip();
    assertThat(password).matches("[A-Za-z0-9_-]{32}");
    checkLogIn(password);
    assertThat(database.authenticator().authenticate("admin", password + "x")).isEmpty();
    try (Stream<Path> files = Files.list(file().getParent())) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyItsOwnerMayReadTheFile() throws IOException {
    database.ensureAdmin(file());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void laterStartsChangeNothing() throws IOException {
    database.ensureAdmin(file());
    String password = Files.readString(file()).strip();
    Files.delete(file());
    close();
    open();
    database.ensureAdmin(file());
    assertThat(file()).doesNotExist();
    checkLogIn(password);
  }

  @Test
  void aPasswordThatIsThereIsUsed() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "  my own secret\r\n");
    database.ensureAdmin(file());
    checkLogIn("my own secret");
    assertThat(file()).hasContent("  my own secret\r\n");
  }

  @Test
  void anEmptyFileIsFilled() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "\n");
    database.ensureAdmin(file());
    checkLogIn(Files.readString(file()).strip());
  }

  @Test
  void aPasswordTooShortStopsTheStart() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "admin");
    assertThatThrownBy(() -> database.ensureAdmin(file()))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContaining("8 characters");
    assertThat(database.authenticator().authenticate("admin", "admin")).isEmpty();
  }

  @Test
  void aFileThatCannotBeWrittenStopsTheStart() throws IOException {
    Files.writeString(home.resolve("secrets"), "not a directory");
    assertThatThrownBy(() -> database.ensureAdmin(file()))
        .isInstanceOfSatisfying(
            WarehouseException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION));
  }

  @Test
  void anAdministratorCanChangeThePassword() throws IOException {
    database.ensureAdmin(file());
    database.setPassword("Admin", "another secret");
    checkLogIn("another secret");
    assertThat(database.authenticator().authenticate("admin", Files.readString(file()).strip()))
        .isEmpty();
  }
}
