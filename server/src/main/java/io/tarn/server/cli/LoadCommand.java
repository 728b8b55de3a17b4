// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import io.tarn.api.ArrowBatches;
import io.tarn.jdbc.ArrowBatchSource;
import io.tarn.jdbc.IngestMode;
import io.tarn.jdbc.TarnConnection;
import io.tarn.load.BadRows;
import io.tarn.load.HeaderChoice;
import io.tarn.load.LoadOptions;
import io.tarn.load.LoadOptionsBuilder;
import io.tarn.load.ProgressListener;
import io.tarn.server.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Loads a file into a table, all or nothing. */
@Command(
    name = "load",
    description = {
      "Loads a CSV, JSON or Parquet file into a table, all or nothing.",
      "Types are told from the values and shown; a table that exists decides them itself."
    },
    mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private HomeOptions where = new HomeOptions();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(paramLabel = "FILE", description = "The file; .gz is unpacked on the way.")
  private Path file = Path.of("");

  @Option(
      names = "--into",
      paramLabel = "TABLE",
      required = true,
      converter = TableConverter.class,
      description = "The table, made if it does not exist: [[catalog.]schema.]table.")
  private TableArgument table = new TableArgument(null, null, "");

  @Option(
      names = "--replace",
      description = "Replaces the table if it exists, instead of adding to it.")
  private boolean replace;

  @Option(
      names = "--bad-rows",
      paramLabel = "refuse|skip",
      description =
          "What to do with rows that do not fit: load nothing and name them, or leave them out"
              + " (default: refuse).")
  private BadRows badRows = BadRows.REFUSE;

  @Option(
      names = "--header",
      paramLabel = "detect|present|absent",
      description = "Whether the first line of a CSV file has the names (default: detect).")
  private HeaderChoice header = HeaderChoice.DETECT;

  @Option(
      names = "--delimiter",
      paramLabel = "CHAR",
      description = "What separates the fields of a CSV file (default: told from the file).")
  private @Nullable Character delimiter;

  @Option(names = "--dry-run", description = "Only shows what would be loaded.")
  private boolean dryRun;

  LoadCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws SQLException {
    if (!Files.isRegularFile(file)) {
      throw new CommandFailedException("There is no file " + file);
    }
    Home home = where.home();
    long start = System.nanoTime();
    try (Connection session = connection.connect(home, Map.of());
        BufferAllocator allocator = new RootAllocator()) {
      TarnConnection tarn = session.unwrap(TarnConnection.class);
      LoadSource source = LoadSource.of(file, options(tarn), progress("Reading"));
      terminal.clearStatus();
      source.description().forEach(terminal::print);
      if (dryRun) {
        source.leftOut().forEach(terminal::print);
        return 0;
      }
      long rows = send(source, tarn, allocator);
      terminal.clearStatus();
      source.leftOut().forEach(terminal::print);
      double seconds = (System.nanoTime() - start) / 1e9;
      terminal.print(
          String.format(
              Locale.ROOT,
              "Loaded %d %s into %s in %.1f s.",
              rows,
              rows == 1 ? "row" : "rows",
              table,
              seconds));
    }
    return 0;
  }

  private LoadOptions options(TarnConnection tarn) throws SQLException {
    LoadOptionsBuilder options = LoadOptions.builder().badRows(badRows).header(header);
    if (delimiter != null) {
      options.delimiter(delimiter);
    }
    if (!replace) {
      tarn.tableSchema(table.catalog(), table.schema(), table.table()).ifPresent(options::target);
    }
    return options.build();
  }

  private long send(LoadSource source, TarnConnection tarn, BufferAllocator allocator)
      throws SQLException {
    IngestMode mode = replace ? IngestMode.REPLACE : IngestMode.CREATE_OR_APPEND;
    try (ArrowBatches rows = source.open(allocator, progress("Loading"))) {
      return tarn.ingest(table.catalog(), table.schema(), table.table(), mode, new Batches(rows));
    }
  }

  private ProgressListener progress(String what) {
    return (done, total) ->
        terminal.status(
            String.format(Locale.ROOT, "%s … %d %%", what, total == 0 ? 100 : done * 100 / total));
  }

  /** Hands the rows to the driver. */
  private record Batches(ArrowBatches rows) implements ArrowBatchSource {
    @Override
    public VectorSchemaRoot root() {
      return rows.root();
    }

    @Override
    public boolean next() {
      return rows.next();
    }
  }

  /** Lets picocli read a table's name. */
  static final class TableConverter implements picocli.CommandLine.ITypeConverter<TableArgument> {
    @Override
    public TableArgument convert(String text) {
      return TableArgument.parse(text);
    }
  }
}
