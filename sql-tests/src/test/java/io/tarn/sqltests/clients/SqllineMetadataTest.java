// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.sqltests.SharedServer;
import io.tarn.testkit.TarnProcess;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import sqlline.SqlLine;

/** sqlline asks our driver for everything that DatabaseMetaData has. */
@ExtendWith(SharedServer.class)
class SqllineMetadataTest {
  private static final Set<Class<?>> TYPED = Set.of(String.class, int.class, boolean.class);

  private final TarnProcess server;

  SqllineMetadataTest(TarnProcess server) {
    this.server = server;
  }

  /** The methods that sqlline finds and whose arguments can be typed into a shell. */
  private static List<Method> methods() {
    return Arrays.stream(DatabaseMetaData.class.getDeclaredMethods())
        .filter(method -> !method.isDefault())
        .filter(method -> TYPED.containsAll(List.of(method.getParameterTypes())))
        .sorted(Comparator.comparing(Method::toString))
        .toList();
  }

  private static String command(Method method) {
    List<String> words = new ArrayList<>(List.of("!metadata", method.getName()));
    List<String> names = new ArrayList<>(List.of("samples", "tpch", "nation", "%"));
    for (Class<?> type : method.getParameterTypes()) {
      String name = names.isEmpty() ? "%" : names.get(0);
      words.add(type == String.class ? name : type == int.class ? "1" : "true");
      if (type == String.class && !names.isEmpty()) {
        names.remove(0);
      }
    }
    return String.join(" ", words);
  }

  private String errorsOf(List<String> commands, PrintStream output) throws Exception {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    SqlLine shell = new SqlLine();
    shell.setOutputStream(output);
    shell.setErrorStream(new PrintStream(errors, true, StandardCharsets.UTF_8));
    List<String> arguments = new ArrayList<>(List.of("-u", server.jdbcUrl(), "-n", "admin"));
    arguments.addAll(List.of("-p", server.password(), "--isolation=TRANSACTION_NONE"));
    arguments.add("--force=true");
    commands.forEach(command -> arguments.addAll(List.of("-e", command)));
    var unused =
        shell.begin(arguments.toArray(String[]::new), InputStream.nullInputStream(), false);
    return errors.toString(StandardCharsets.UTF_8);
  }

  @Test
  void noneOfItThrows() throws Exception {
    List<String> commands = new ArrayList<>(methods().stream().map(m -> command(m)).toList());
    assertThat(commands)
        .hasSizeGreaterThan(150)
        .contains("!metadata getColumns samples tpch nation %");
    commands.addAll(
        List.of(
            "!metadata getTables samples tpch % null",
            "!dbinfo",
            "!tables",
            "!columns nation",
            "!primarykeys nation",
            "!importedkeys nation",
            "!exportedkeys nation",
            "!indexes nation",
            "!procedures",
            "!typeinfo"));
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    String errors = errorsOf(commands, new PrintStream(output, true, StandardCharsets.UTF_8));
    assertThat(errors.lines().filter(line -> !line.startsWith("sqlline version"))).isEmpty();
    assertThat(output.toString(StandardCharsets.UTF_8))
        .contains("n_nationkey", "n_regionkey", "TABLE_CAT", "BIGINT", "Tarn");
  }

  /** Were errors not seen above, this would not see one either. */
  @Test
  void whatIsNotThereIsAnError() throws Exception {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    assertThat(
            errorsOf(
                List.of("!metadata nonsense"),
                new PrintStream(output, true, StandardCharsets.UTF_8)))
        .contains("nonsense");
  }
}
