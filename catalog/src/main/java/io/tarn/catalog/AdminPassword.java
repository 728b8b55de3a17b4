// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that tells the administrator's first password to whoever owns the machine. */
final class AdminPassword {
  private static final Logger LOG = LoggerFactory.getLogger(AdminPassword.class);
  private static final int RANDOM_BYTES = 24;

  private final Path file;

  AdminPassword(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** The password someone put there, or a new one that is in the file when this returns. */
  String readOrMake() {
    try {
      Optional<String> given = read();
      if (given.isPresent()) {
        return given.get();
      }
      byte[] random = new byte[RANDOM_BYTES];
      new SecureRandom().nextBytes(random);
      String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
      write(password);
      return password;
    } catch (IOException e) {
      throw CatalogErrors.passwordFile(e);
    }
  }

  private Optional<String> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String password = Files.readString(file, StandardCharsets.UTF_8).strip();
    if (!password.isEmpty() && isPosix() && othersMayRead()) {
      LOG.warn("Other users of this machine can read {}; chmod 600 keeps it private", file);
    }
    return Optional.of(password).filter(text -> !text.isEmpty());
  }

  private boolean othersMayRead() throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    return permissions.contains(PosixFilePermission.GROUP_READ)
        || permissions.contains(PosixFilePermission.OTHERS_READ);
  }

  /** Private from its first moment, and never seen half-written. */
  private void write(String password) throws IOException {
    Path directory = file.getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    Path draft = Files.createTempFile(directory, ".admin", ".password", privately());
    try {
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap((password + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private FileAttribute<?>[] privately() {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private boolean isPosix() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
