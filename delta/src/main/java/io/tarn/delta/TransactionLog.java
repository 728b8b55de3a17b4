// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tarn.api.CommitSummary;
import io.tarn.api.QueryId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The commit files of one table, as far as they are read without Kernel. */
final class TransactionLog {
  static final String DIRECTORY = "_delta_log";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path table;

  TransactionLog(Path table) {
    this.table = table;
  }

  Path directory() {
    return table.resolve(DIRECTORY);
  }

  private Path commitFile(long version) {
    return directory().resolve(String.format(Locale.ROOT, "%020d.json", version));
  }

  /** What tells a commit file from any other that ever had its name. */
  record Mark(long version, long modifiedMillis, long bytes, @Nullable Object fileKey) {}

  /** The mark of a commit, empty if its file is not there. */
  Optional<Mark> mark(long version) {
    try {
      BasicFileAttributes file =
          Files.readAttributes(commitFile(version), BasicFileAttributes.class);
      return Optional.of(
          new Mark(version, file.lastModifiedTime().toMillis(), file.size(), file.fileKey()));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException e) {
      throw DeltaErrors.translate(table, e);
    }
  }

  /** Whether no commit was added since, at the price of two look-ups. */
  boolean isNewest(Mark mark) {
    return !Files.exists(commitFile(mark.version() + 1))
        && mark(mark.version()).equals(Optional.of(mark));
  }

  /** The last commit after a version that carries a statement's id, with the rows of all. */
  Optional<CommitSummary> find(QueryId id, long afterVersion) {
    OptionalLong found = OptionalLong.empty();
    long rows = 0;
    for (long version = afterVersion + 1; ; version++) {
      Optional<JsonNode> info;
      try {
        info = commitInfo(version);
      } catch (NoSuchFileException end) {
        break;
      } catch (IOException e) {
        throw DeltaErrors.translate(table, e);
      }
      if (info.filter(commit -> isMarked(commit, id)).isPresent()) {
        found = OptionalLong.of(version);
        rows += rows(info.get());
      }
    }
    return found.isPresent()
        ? Optional.of(new CommitSummary(found.getAsLong(), rows))
        : Optional.empty();
  }

  private static boolean isMarked(JsonNode commitInfo, QueryId id) {
    return id.value().equals(commitInfo.path(CommitStamp.USER_METADATA).asText(""));
  }

  private Optional<JsonNode> commitInfo(long version) throws IOException {
    try (BufferedReader lines =
        Files.newBufferedReader(commitFile(version), StandardCharsets.UTF_8)) {
      // Writers put it first; a long list of files after it is not read.
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("{\"commitInfo\"")) {
          return Optional.of(JSON.readTree(line).path("commitInfo"));
        }
      }
      return Optional.empty();
    }
  }

  /** Rows a commit added, changed or removed, by what Delta's writers report. */
  private static long rows(JsonNode commitInfo) {
    JsonNode metrics = commitInfo.path("operationMetrics");
    return switch (commitInfo.path("operation").asText("")) {
      case "MERGE" ->
          sum(metrics, "numTargetRowsInserted", "numTargetRowsUpdated", "numTargetRowsDeleted");
      case "DELETE", "TRUNCATE" -> sum(metrics, "numDeletedRows");
      case "UPDATE" -> sum(metrics, "numUpdatedRows");
      // What INSERT … REPLACE WHERE leaves in place is written anew beside the new rows.
      default -> sum(metrics, "numOutputRows") - sum(metrics, "numCopiedRows");
    };
  }

  private static long sum(JsonNode metrics, String... names) {
    return Stream.of(names).mapToLong(name -> metrics.path(name).asLong(0)).sum();
  }
}
