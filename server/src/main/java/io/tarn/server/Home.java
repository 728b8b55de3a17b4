// SPDX-License-Identifier: Apache-2.0
package io.tarn.server;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The directory that holds everything a server writes. Only its owner may look inside, and only one
 * server at a time may use it.
 */
public final class Home {
  private final Path root;

  public Home(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  public Path root() {
    return root;
  }

  public Path configurationFile() {
    return root.resolve("tarn.properties");
  }

  public Path adminPasswordFile() {
    return root.resolve("admin.password");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  public Path serverFile() {
    return root.resolve("server.json");
  }

  Path tokenKeyFile() {
    return root.resolve("token.key");
  }

  Path catalog() {
    return root.resolve("catalog");
  }

  Path tables() {
    return root.resolve("tables");
  }

  Path files() {
    return root.resolve("files");
  }

  Path results() {
    return root.resolve("results");
  }

  Path cache() {
    return root.resolve("cache");
  }

  Path httpResults() {
    return root.resolve("http-results");
  }

  Path spill() {
    return root.resolve("spill");
  }

  Path spark() {
    return root.resolve("spark");
  }

  /** The running server, if the file names one that is alive. */
  public Optional<ServerInfo> runningServer() {
    return ServerInfo.read(serverFile()).filter(ServerInfo::isAlive);
  }

  /**
   * Makes the directories and takes the lock.
   *
   * @throws WarehouseException {@link ErrorCode#INVALID_CONFIGURATION} if another server has it or
   *     it cannot be written
   */
  Lock lock() {
    try {
      prepare();
      FileChannel channel =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw WarehouseException.of(
            ErrorCode.INVALID_CONFIGURATION,
            "Another server uses "
                + root
                + "; stop it with './tarn down', or give this one its own --home");
      }
      return new Lock(channel);
    } catch (IOException e) {
      throw WarehouseException.of(
          ErrorCode.INVALID_CONFIGURATION,
          "Cannot use "
              + root
              + " as home ("
              + e
              + "); check that it can be written, or use --home",
          e);
    }
  }

  /**
   * Makes the directories that are missing, for nobody's eyes but the owner's.
   *
   * @throws IOException if one cannot be made
   */
  public void prepare() throws IOException {
    createPrivate(root);
    for (Path directory :
        List.of(
            logs(),
            catalog(),
            tables(),
            files(),
            results(),
            cache(),
            httpResults(),
            spill(),
            spark())) {
      createPrivate(directory);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void createPrivate(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Files.createDirectories(directory.toAbsolutePath().getParent());
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectory(directory);
    }
  }

  /** Tells other processes where the doors are. */
  void publish(ServerInfo info) {
    try {
      Path temporary = root.resolve("server.json.new");
      Files.writeString(temporary, info.toJson());
      Files.move(
          temporary,
          serverFile(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw WarehouseException.of(
          ErrorCode.DISK_FULL, "Cannot write " + serverFile() + " (" + e + ")", e);
    }
  }

  /** The lock on a home; the operating system frees it if the process dies. */
  final class Lock implements AutoCloseable {
    private final FileChannel channel;

    private Lock(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void close() {
      try {
        Files.deleteIfExists(serverFile());
        channel.close();
      } catch (IOException e) {
        throw WarehouseException.of(
            ErrorCode.INTERNAL_ERROR, "Cannot release " + root + " (" + e + ")", e);
      }
    }
  }
}
