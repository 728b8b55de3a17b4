// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a JVM from the Spark folder is started: class path, modules, heap. Options go through a
 * private file, never the command line that every user of the machine can read.
 */
final class SparkCommand {
  static final String CONNECT_SERVER = "org.apache.spark.sql.connect.service.SparkConnectServer";
  private static final String LAUNCHER = "io.tarn.spark.ChildProcess";

  /** What a process needs to live, and where Hadoop's clients find their keys. */
  private static final Pattern ENVIRONMENT =
      Pattern.compile(
          "PATH|HOME|USER|LOGNAME|LANG|LC_.*|TZ|TMPDIR|JAVA_HOME|LD_LIBRARY_PATH|SystemRoot"
              + "|HADOOP_.*|KRB5.*|AWS_.*|AZURE_.*|GOOGLE_.*|(?i:no|https?)_proxy");

  /** What Spark's own launcher opens, less the vector module that only Spark's MLlib uses. */
  private static final List<String> MODULE_OPTIONS =
      Stream.of(
              "java.base/java.lang",
              "java.base/java.lang.invoke",
              "java.base/java.lang.reflect",
              "java.base/java.io",
              "java.base/java.net",
              "java.base/java.nio",
              "java.base/java.util",
              "java.base/java.util.concurrent",
              "java.base/java.util.concurrent.atomic",
              "java.base/jdk.internal.ref",
              "java.base/sun.nio.ch",
              "java.base/sun.nio.cs",
              "java.base/sun.security.action",
              "java.base/sun.util.calendar",
              "java.security.jgss/sun.security.krb5")
          .map(module -> "--add-opens=" + module + "=ALL-UNNAMED")
          .toList();

  private SparkCommand() {}

  /**
   * A process that runs a main class of Spark and ends with this one.
   *
   * @param options further JVM options, system properties among them
   */
  static ProcessBuilder of(SparkConfig config, List<String> options, List<String> program)
      throws IOException {
    Path file = config.places().work().resolve("jvm.options");
    writePrivate(file, jvmOptions(config, options));
    List<String> command = new ArrayList<>();
    command.add(config.javaExecutable().toString());
    command.add("@" + file);
    command.add(LAUNCHER);
    command.addAll(program);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(config.places().work().toFile());
    builder.redirectErrorStream(true);
    // Another Spark's settings would override the lane's, and secrets are none of its business.
    builder.environment().keySet().removeIf(name -> !ENVIRONMENT.matcher(name).matches());
    builder.environment().put("SPARK_HOME", config.sparkHome().toString());
    if (SparkSettings.local(config.master())) {
      builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    }
    return builder;
  }

  /**
   * The same process, giving way to others where the system can do that.
   *
   * @param niceness from 1 to 19, which is the last of all
   */
  static ProcessBuilder behindOthers(ProcessBuilder builder, int niceness) {
    Path nice = Path.of("/usr/bin/nice");
    if (Files.isExecutable(nice)) {
      List<String> command =
          new ArrayList<>(List.of(nice.toString(), "-n", Integer.toString(niceness)));
      command.addAll(builder.command());
      builder.command(command);
    }
    return builder;
  }

  /** Spark's settings as system properties. */
  static List<String> properties(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
        .toList();
  }

  private static List<String> jvmOptions(SparkConfig config, List<String> options)
      throws IOException {
    List<String> all = new ArrayList<>();
    all.add("-XX:+IgnoreUnrecognizedVMOptions");
    all.addAll(MODULE_OPTIONS);
    // Later JDKs warn about, then refuse, what Spark's memory layer does.
    all.add("--sun-misc-unsafe-memory-access=allow");
    all.add("--enable-native-access=ALL-UNNAMED");
    all.add("-Dio.netty.tryReflectionSetAccessible=true");
    all.add("-Dfile.encoding=UTF-8");
    all.add("-Djava.io.tmpdir=" + config.places().work().resolve("tmp"));
    all.add("-Dlog4j2.configurationFile=" + logConfiguration(config).toUri());
    all.add("-Xmx" + config.driverMemoryBytes());
    all.add("-XX:+UseG1GC");
    // A Spark without memory limps on and fails statement after statement: a fresh one does not.
    all.add("-XX:+ExitOnOutOfMemoryError");
    all.add("-XX:-UsePerfData");
    all.addAll(options);
    all.add("-cp");
    all.add(classPath(config));
    return all.stream().map(SparkCommand::quoted).toList();
  }

  /** Sorted, so that a class archive made once fits every start. */
  static String classPath(SparkConfig config) throws IOException {
    try (Stream<Path> files = Files.list(config.sparkHome().resolve("jars"))) {
      List<String> jars =
          files.map(Path::toString).filter(name -> name.endsWith(".jar")).sorted().toList();
      return String.join(System.getProperty("path.separator"), jars);
    }
  }

  private static Path logConfiguration(SparkConfig config) throws IOException {
    Path file = config.places().work().resolve("log4j2.properties");
    try (InputStream resource = SparkCommand.class.getResourceAsStream("log4j2-spark.properties")) {
      if (resource == null) {
        throw new IOException("log4j2-spark.properties is missing from the jar");
      }
      Files.write(file, resource.readAllBytes());
    }
    return file;
  }

  private static String quoted(String option) {
    return '"' + option.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static void writePrivate(Path file, List<String> lines) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(file, ownerOnly("rw-------"));
    Files.write(file, lines, StandardCharsets.UTF_8);
  }

  static FileAttribute<?>[] ownerOnly(String permissions) {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
