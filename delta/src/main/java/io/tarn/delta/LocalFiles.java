// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.defaults.engine.fileio.FileIO;
import io.delta.kernel.defaults.engine.fileio.InputFile;
import io.delta.kernel.defaults.engine.fileio.OutputFile;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Delta Kernel's file access on the local file system, straight on the JDK: Hadoop's would leave
 * checksum files, cannot publish a commit atomically between processes and needs a login.
 */
final class LocalFiles implements FileIO {
  private static final String SCHEME = "file:";

  private final Map<String, String> settings;
  private final Consumer<Path> onNewFile;

  /**
   * Access with settings for the Parquet writer.
   *
   * @param onNewFile told of each data file before its first byte is written
   */
  LocalFiles(DeltaConfig config, Consumer<Path> onNewFile) {
    this.onNewFile = onNewFile;
    this.settings =
        Map.of(
            "delta.kernel.default.parquet.writer.targetMaxFileSize",
            Long.toString(config.targetFileBytes()),
            "delta.kernel.default.parquet.reader.batch-size",
            "4096",
            "parquet.compression",
            "SNAPPY",
            "parquet.block.size",
            Long.toString(config.rowGroupBytes()));
  }

  LocalFiles(DeltaConfig config) {
    this(config, path -> {});
  }

  /** A path as Kernel writes it, with or without {@code file:}, never percent-encoded. */
  static Path path(String kernelPath) {
    if (!kernelPath.startsWith(SCHEME)) {
      return Path.of(kernelPath);
    }
    String rest = kernelPath.substring(SCHEME.length());
    return Path.of(rest.startsWith("///") ? rest.substring(2) : rest);
  }

  @Override
  public CloseableIterator<FileStatus> listFrom(String filePath) throws IOException {
    Path start = path(filePath);
    byte[] first = name(start).getBytes(StandardCharsets.UTF_8);
    Path directory = parent(start);
    try (Stream<Path> children = Files.list(directory)) {
      List<FileStatus> found =
          children
              .map(child -> Map.entry(name(child).getBytes(StandardCharsets.UTF_8), child))
              .filter(entry -> Arrays.compareUnsigned(entry.getKey(), first) >= 0)
              .sorted(Map.Entry.comparingByKey(unsigned()))
              .map(entry -> statusOrNull(entry.getValue()))
              .filter(java.util.Objects::nonNull)
              .map(java.util.Objects::requireNonNull)
              .toList();
      return Utils.toCloseableIterator(found.iterator());
    } catch (NoSuchFileException missing) {
      throw notFound(directory);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Comparator<byte[]> unsigned() {
    return Arrays::compareUnsigned;
  }

  /** Its status, or null if it was removed while the directory was listed. */
  private static @Nullable FileStatus statusOrNull(Path path) {
    try {
      return status(path);
    } catch (FileNotFoundException removed) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileStatus status(Path path) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return FileStatus.of(
          path.toString(), attributes.size(), attributes.lastModifiedTime().toMillis());
    } catch (NoSuchFileException missing) {
      throw notFound(path);
    }
  }

  private static FileNotFoundException notFound(Path path) {
    return new FileNotFoundException("No such file or directory: " + path);
  }

  @Override
  public FileStatus getFileStatus(String path) throws IOException {
    return status(path(path));
  }

  @Override
  public String resolvePath(String path) {
    return path(path).toAbsolutePath().normalize().toString();
  }

  @Override
  public boolean mkdirs(String path) throws IOException {
    Files.createDirectories(path(path));
    return true;
  }

  @Override
  public InputFile newInputFile(String path, long fileSize) {
    return new LocalInputFile(path(path));
  }

  @Override
  public OutputFile newOutputFile(String path) {
    return new LocalOutputFile(path(path), onNewFile);
  }

  @Override
  public boolean delete(String path) throws IOException {
    Path target = path(path);
    if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("is a directory: " + target);
    }
    return Files.deleteIfExists(target);
  }

  @Override
  public Optional<String> getConf(String key) {
    return Optional.ofNullable(settings.get(key));
  }

  @Override
  public void copyFileAtomically(String source, String target, boolean overwrite)
      throws IOException {
    Path to = path(target);
    if (!overwrite && Files.exists(to)) {
      throw new FileAlreadyExistsException(target);
    }
    Path draft = LocalOutputFile.draftOf(to);
    try {
      Files.copy(path(source), draft);
      if (overwrite) {
        Files.move(draft, to, StandardCopyOption.ATOMIC_MOVE);
      } else {
        LocalOutputFile.publish(draft, to);
      }
    } catch (NoSuchFileException missing) {
      throw notFound(path(source));
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  static Path parent(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("has no directory: " + path);
    }
    return parent;
  }

  static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
