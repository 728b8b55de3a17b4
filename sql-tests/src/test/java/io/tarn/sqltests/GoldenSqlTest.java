// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.testkit.TarnProcess;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import net.hydromatic.quidem.Quidem;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs each {@code .iq} script and compares what it prints with the script itself. To record
 * results anew, copy {@code target/sql/<script>} over the script and read the difference.
 */
@ExtendWith(SharedServer.class)
class GoldenSqlTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/sql");
  private static final Path ACTUAL = Path.of("target/sql");

  static Stream<String> scripts() throws IOException {
    try (Stream<Path> files = Files.walk(SCRIPTS)) {
      return files
          .filter(file -> file.toString().endsWith(".iq"))
          .map(file -> SCRIPTS.relativize(file).toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void printsWhatItSays(String script, TarnProcess server) throws IOException {
    Path files = Files.createDirectories(server.home().resolve("files"));
    String expected = Files.readString(SCRIPTS.resolve(script));
    StringWriter actual = new StringWriter();
    Quidem.Config config =
        Quidem.configBuilder()
            .withReader(new StringReader(expected.replace("${files}", files.toString())))
            .withWriter(actual)
            .withConnectionFactory((name, reference) -> server.connect())
            .build();
    new Quidem(config).execute();
    String printed = actual.toString().replace(files.toString(), "${files}");
    Path copy = ACTUAL.resolve(script);
    Files.createDirectories(copy.toAbsolutePath().getParent());
    Files.writeString(copy, printed);
    assertThat(printed).isEqualTo(expected);
  }
}
