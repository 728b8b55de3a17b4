// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The statements of Spark's own SQL suite, as text: whatever its authors thought of. */
final class SuiteStatements {
  private static final String RESULTS = "/sql-tests/results";

  private SuiteStatements() {}

  /** All of them that are at most so many characters long. */
  static List<String> upTo(int length) {
    String marker =
        Objects.requireNonNull(SuiteStatements.class.getResource(RESULTS), RESULTS).toString();
    String jar = marker.substring(0, marker.indexOf('!'));
    List<String> statements = new ArrayList<>();
    try (FileSystem files = FileSystems.newFileSystem(new URI(jar), Map.of());
        Stream<Path> paths = Files.walk(files.getPath(RESULTS))) {
      for (Path path : paths.filter(p -> p.toString().endsWith(".sql.out")).sorted().toList()) {
        for (String block : Files.readString(path).split("(?m)^-- !query\n", -1)) {
          int end = block.indexOf("\n-- !query ");
          if (end > 0 && end <= length) {
            statements.add(block.substring(0, end));
          }
        }
      }
      return statements;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
