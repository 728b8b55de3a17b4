// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import io.tarn.api.QueryId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where results too large for Spark's heap lie while they are read, one directory a statement. */
final class ResultFiles {
  private static final Logger LOG = LoggerFactory.getLogger(ResultFiles.class);

  private static final int LAST_TASKS_SECONDS = 10;

  private final Path root;

  ResultFiles(Path root) {
    this.root = root.toAbsolutePath();
  }

  Path directory(QueryId id) {
    return root.resolve(id.value());
  }

  /** The files in the order of their rows: Spark numbers them by partition. */
  static List<Path> inOrder(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("part-"))
          .sorted(
              Comparator.comparingInt((Path file) -> file.toString().length())
                  .thenComparing(Path::toString))
          .toList();
    } catch (IOException unreadable) {
      throw ComputeErrors.resultFiles("listed", unreadable);
    }
  }

  void remove(QueryId id) {
    removeTree(directory(id));
  }

  /** Removes what a failed statement left, and again what its last tasks may still write. */
  void removeAbandoned(QueryId id) {
    remove(id);
    CompletableFuture.delayedExecutor(LAST_TASKS_SECONDS, TimeUnit.SECONDS)
        .execute(() -> remove(id));
  }

  /** Removes what a server that did not stop in order left behind. */
  void removeLeftovers() throws IOException {
    Files.createDirectories(root);
    try (Stream<Path> left = Files.list(root)) {
      left.filter(directory -> directory.getFileName().toString().matches("[0-9a-f]{32}"))
          .forEach(ResultFiles::removeTree);
    }
  }

  /** Removes a directory and all in it, as far as that is possible; links are not followed. */
  static void removeTree(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      tree.sorted(Comparator.reverseOrder()).forEach(ResultFiles::removeFile);
    } catch (IOException | UncheckedIOException left) {
      LOG.warn("{} could not be removed", directory, left);
    }
  }

  private static void removeFile(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException kept) {
      throw new UncheckedIOException(kept);
    }
  }
}
