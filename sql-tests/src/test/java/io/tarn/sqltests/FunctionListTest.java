// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Somebody has looked at every function of the Spark that is packaged: the planner either allows it
 * or refuses it with a reason. Asks Spark's own registry, in a class loader of its own.
 */
class FunctionListTest {
  private static final Path LISTS =
      SharedServer.ROOT.resolve("planner/src/main/resources/io/tarn/planner");
  private static final Path JARS = SharedServer.ROOT.resolve("spark-runtime/target/spark/jars");
  private static final Pattern NAME = Pattern.compile("(\\w+)`?(?= |$)");

  /** What the grammar makes of operators that are no functions in Spark. */
  private static final Set<String> OPERATORS = Set.of("bitnot", "bitor");

  @Test
  void everyFunctionIsAllowedOrRefused() throws Exception {
    Set<String> known = new TreeSet<>(listed("allowed-functions.txt"));
    known.addAll(listed("refused-functions.txt"));
    known.removeAll(OPERATORS);
    Set<String> sparks = new TreeSet<>();
    try (URLClassLoader spark = new URLClassLoader(jars(), ClassLoader.getPlatformClassLoader())) {
      sparks.addAll(registered(spark, "FunctionRegistry$"));
      sparks.addAll(registered(spark, "TableFunctionRegistry$"));
    }
    assertThat(known).isEqualTo(sparks);
  }

  private static Set<String> listed(String file) throws IOException {
    return Files.readAllLines(LISTS.resolve(file)).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" ", 2)[0])
        .collect(Collectors.toSet());
  }

  private static URL[] jars() throws IOException {
    try (Stream<Path> files = Files.list(JARS)) {
      List<URL> urls =
          files
              .filter(file -> file.toString().endsWith(".jar"))
              .map(FunctionListTest::url)
              .toList();
      return urls.toArray(URL[]::new);
    }
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Names only: operators such as {@code +} are the grammar's. */
  private static Set<String> registered(ClassLoader spark, String registry)
      throws ReflectiveOperationException {
    Class<?> type = spark.loadClass("org.apache.spark.sql.catalyst.analysis." + registry);
    Object builtin = type.getMethod("builtin").invoke(type.getField("MODULE$").get(null));
    Object names = builtin.getClass().getMethod("listFunction").invoke(builtin);
    String text = (String) names.getClass().getMethod("mkString", String.class).invoke(names, " ");
    Matcher matcher = NAME.matcher(text);
    Set<String> found = new TreeSet<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
