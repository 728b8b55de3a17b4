// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** SQL from Spark's own tests, read from its tests jar. */
final class SparkQueries {
  private SparkQueries() {}

  /** A statement of the golden files, and whether Spark's parser takes it. */
  record Golden(String file, String sql, boolean parses) {}

  /** Name and text of each query below a folder such as {@code tpcds}. */
  static Map<String, String> files(String folder, String suffix) {
    URL marker = Objects.requireNonNull(SparkQueries.class.getResource("/sql-tests/results"));
    String jar = marker.toString().substring(0, marker.toString().indexOf('!'));
    try (FileSystem files = FileSystems.newFileSystem(new URI(jar), Map.of());
        Stream<Path> paths = Files.walk(files.getPath(folder))) {
      Map<String, String> texts = new LinkedHashMap<>();
      for (Path path : paths.filter(p -> p.toString().endsWith(suffix)).sorted().toList()) {
        texts.put(path.toString(), Files.readString(path, StandardCharsets.UTF_8));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every statement of the golden results, with what came of it in Spark. */
  static List<Golden> golden() {
    List<Golden> statements = new ArrayList<>();
    files("/sql-tests/results", ".sql.out")
        .forEach(
            (file, text) -> {
              for (String block : text.split("(?m)^-- !query\n", -1)) {
                int schema = block.indexOf("\n-- !query schema");
                if (schema > 0) {
                  boolean parses = !block.contains("catalyst.parser.ParseException");
                  statements.add(new Golden(file, block.substring(0, schema), parses));
                }
              }
            });
    return statements;
  }
}
