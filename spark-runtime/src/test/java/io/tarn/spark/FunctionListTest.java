// SPDX-License-Identifier: Apache-2.0
package io.tarn.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry$;
import org.junit.jupiter.api.Test;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Somebody has looked at every function of this version of Spark: the planner either allows it or
 * refuses it with a reason.
 */
class FunctionListTest {
  private static final Path LISTS =
      Path.of(System.getProperty("tarn.root", ".."))
          .resolve("planner/src/main/resources/io/tarn/planner");

  /** What the grammar makes of operators that are no functions in Spark. */
  private static final Set<String> OPERATORS = Set.of("bitnot", "bitor");

  @Test
  void everyFunctionIsAllowedOrRefused() throws IOException {
    Set<String> known = new TreeSet<>(listed("allowed-functions.txt"));
    known.addAll(listed("refused-functions.txt"));
    known.removeAll(OPERATORS);
    Set<String> sparks = new TreeSet<>();
    sparks.addAll(named(FunctionRegistry$.MODULE$.builtin().listFunction()));
    sparks.addAll(named(TableFunctionRegistry$.MODULE$.builtin().listFunction()));
    assertThat(known).isEqualTo(sparks);
  }

  private static Set<String> listed(String file) throws IOException {
    return Files.readAllLines(LISTS.resolve(file)).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" ", 2)[0])
        .collect(Collectors.toSet());
  }

  /** Without operators such as {@code +}, which the grammar knows. */
  private static Set<String> named(Seq<FunctionIdentifier> functions) {
    return CollectionConverters.asJava(functions).stream()
        .map(FunctionIdentifier::funcName)
        .filter(name -> name.matches("\\w+"))
        .collect(Collectors.toSet());
  }
}
