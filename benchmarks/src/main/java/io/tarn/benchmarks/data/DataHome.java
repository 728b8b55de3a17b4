// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.data;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tarn.benchmarks.workload.DataSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where generated data lies between runs: a Tarn home with the tables, and a file that says where
 * each table is.
 */
public final class DataHome {
  private final Path directory;
  private final ObjectMapper json = new ObjectMapper();

  public DataHome(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory.toAbsolutePath().normalize());
  }

  /** The home of the server that owns the tables. */
  public Path serverHome() {
    return directory.resolve("home");
  }

  /** Where a peer may write. */
  public Path peerHome(String peer) {
    return directory.resolve("peers").resolve(peer);
  }

  /** The disk that is measured. */
  public Path directory() {
    return directory;
  }

  /** The tables of a data set, if they were made. */
  public Optional<TableLocations> find(DataSet set) throws IOException {
    Path file = fileOf(set);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Map<String, String> paths = json.readValue(file.toFile(), new TypeReference<>() {});
    return Optional.of(new TableLocations(set.schema(), paths));
  }

  /** Remembers that a data set is there as a whole. */
  void remember(DataSet set, TableLocations tables) throws IOException {
    Files.writeString(
        fileOf(set),
        json.writerWithDefaultPrettyPrinter().writeValueAsString(new TreeMap<>(tables.paths())),
        StandardCharsets.UTF_8);
  }

  private Path fileOf(DataSet set) {
    return directory.resolve(set.schema() + ".json");
  }

  /**
   * Settings of servers over this home: no samples, so that no start has more to do than it must.
   */
  public static Map<String, String> settings() {
    return Map.of("samples.load", "false");
  }

  /** All names of generators. */
  public static List<String> generators() {
    return List.of("tpch", "tpcds", "ssb");
  }
}
