// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import io.tarn.compute.SparkProcess.Priority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spark's classes, parsed and verified once and then mapped by every start (class data sharing).
 * Made in the background by a Spark of its own at the lowest priority; a JVM that finds an archive
 * that does not fit ignores it.
 */
final class ClassArchive {
  private static final Logger LOG = LoggerFactory.getLogger(ClassArchive.class);
  private static final int DUMP_MINUTES = 10;

  private final SparkConfig config;
  private final Optional<Path> directory;

  ClassArchive(SparkConfig config) {
    this.config = config;
    this.directory = config.places().classArchive();
  }

  /** JVM options that use it, if there is one. */
  List<String> options() throws IOException {
    Optional<Path> file = file();
    return file.isPresent() && Files.isReadable(file.get())
        ? List.of("-XX:SharedArchiveFile=" + file.get())
        : List.of();
  }

  /** Makes it if there is none for this Java and these jars; stops halfway when told to. */
  void makeIfMissing(CompletableFuture<Void> unless) {
    try {
      Optional<Path> file = file();
      if (file.isPresent() && !Files.exists(file.get())) {
        make(directory.orElseThrow(), file.get(), unless);
      }
    } catch (IOException | RuntimeException failure) {
      LOG.warn("No class archive could be made; Spark starts slower without one", failure);
    }
  }

  /** Named by what it depends on. */
  private Optional<Path> file() throws IOException {
    if (directory.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder key = new StringBuilder(config.javaExecutable().toRealPath().toString());
    key.append(Runtime.version());
    try (Stream<Path> jars = Files.list(config.sparkHome().resolve("jars"))) {
      for (Path jar : jars.sorted().toList()) {
        key.append(jar).append(Files.size(jar)).append(Files.getLastModifiedTime(jar));
      }
    }
    UUID name = UUID.nameUUIDFromBytes(key.toString().getBytes(StandardCharsets.UTF_8));
    return directory.map(place -> place.resolve("classes-" + name + ".jsa"));
  }

  private void make(Path place, Path file, CompletableFuture<Void> unless) throws IOException {
    long started = System.nanoTime();
    Path work = config.places().work().resolve("training");
    Path made = work.resolve("classes.jsa");
    try {
      ResultFiles.removeTree(work);
      Files.createDirectories(work.resolve("tmp"));
      SparkConfig training = training(work);
      Path classes = work.resolve("classes.list");
      if (train(training, classes, unless) && dump(training, classes, made, unless)) {
        Files.createDirectories(place);
        removeOld(place);
        Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
        LOG.info(
            "Made a class archive in {} s; Spark's next start is faster",
            TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started));
      }
    } finally {
      ResultFiles.removeTree(work);
    }
  }

  private SparkConfig training(Path work) {
    return config
        .withMaster("local[1]")
        .withPlaces(
            new SparkConfig.Places(
                work, work.resolve("spark.log"), work.resolve("results"), Optional.empty()));
  }

  /** Runs what users run and has the JVM note which classes that takes. */
  private static boolean train(SparkConfig config, Path classes, CompletableFuture<Void> unless)
      throws IOException {
    WarmUp warmUp = new WarmUp(config.places().work());
    warmUp.prepare();
    try (SparkProcess process =
        SparkProcess.start(
            config, List.of("-XX:DumpLoadedClassList=" + classes), Priority.BACKGROUND)) {
      var unused =
          CompletableFuture.anyOf(process.port(), unless)
              .get(2 * config.startTimeout().toMillis(), TimeUnit.MILLISECONDS);
      if (unless.isDone()) {
        return false;
      }
      try (SparkConnection connection =
          new SparkConnection(process.port().join(), process.token())) {
        CompletableFuture<Void> trained =
            CompletableFuture.runAsync(
                () -> {
                  warmUp.run(connection);
                  warmUp.runWrites(connection);
                });
        unused = CompletableFuture.anyOf(trained, process.ended(), unless).join();
        return trained.isDone() && !unless.isDone();
      }
    } catch (ExecutionException | TimeoutException failure) {
      throw new IOException("The training process did not start", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends by itself in seconds, also without this process. */
  private static boolean dump(
      SparkConfig config, Path classes, Path archive, CompletableFuture<Void> unless)
      throws IOException {
    Process process =
        Priority.BACKGROUND
            .apply(
                new ProcessBuilder(
                    config.javaExecutable().toString(),
                    "-Xshare:dump",
                    "-XX:+UseG1GC",
                    "-Xmx1g",
                    "-XX:SharedClassListFile=" + classes,
                    "-XX:SharedArchiveFile=" + archive,
                    "-cp",
                    SparkCommand.classPath(config)))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      var unused =
          CompletableFuture.anyOf(process.onExit(), unless).get(DUMP_MINUTES, TimeUnit.MINUTES);
    } catch (ExecutionException | TimeoutException failure) {
      LOG.debug("The class archive was not finished", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (process.isAlive()) {
      process.destroyForcibly().onExit().join();
    }
    return process.exitValue() == 0 && Files.exists(archive);
  }

  private static void removeOld(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(file -> file.getFileName().toString().matches("classes-[0-9a-f-]{36}\\.jsa"))
          .forEach(ResultFiles::removeTree);
    }
  }
}
