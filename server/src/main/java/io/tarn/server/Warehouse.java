// SPDX-License-Identifier: Apache-2.0
package io.tarn.server;

import io.tarn.api.Lane;
import io.tarn.api.QueryEngine;
import io.tarn.api.SystemTableSource;
import io.tarn.api.TableCatalog;
import io.tarn.catalog.MetadataDatabase;
import io.tarn.compute.InteractiveLane;
import io.tarn.compute.SparkLane;
import io.tarn.delta.DeltaConfig;
import io.tarn.delta.DeltaTables;
import io.tarn.gateway.FlightSqlDoor;
import io.tarn.gateway.GatewayConfig;
import io.tarn.gateway.GatewayMetrics;
import io.tarn.gateway.GatewayServices;
import io.tarn.gateway.HttpDoor;
import io.tarn.gateway.HttpRoutes;
import io.tarn.gateway.avatica.AvaticaDoor;
import io.tarn.gateway.rest.StatementExecutionApi;
import io.tarn.planner.AccessServices;
import io.tarn.planner.CalcitePlanner;
import io.tarn.planner.LanguageServices;
import io.tarn.query.ResultCache;
import io.tarn.query.StatementService;
import io.tarn.query.Tables;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server: the one place where all modules are put together. Reads top to bottom as the
 * object graph; closes in reverse, also when opening fails half-way.
 */
public final class Warehouse implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Warehouse.class);

  private final Opened opened;
  private final ServerInfo info;

  private Warehouse(Opened opened, ServerInfo info) {
    this.opened = opened;
    this.info = info;
  }

  /**
   * Starts a server and returns once both doors are open; Spark goes on starting behind them.
   *
   * @throws io.tarn.api.WarehouseException INVALID_CONFIGURATION if the home, a port or a setting
   *     cannot be used
   */
  public static Warehouse open(Home home, Configuration configuration) {
    Opened opened = new Opened();
    try {
      return open(home, configuration, opened);
    } catch (RuntimeException | Error failure) {
      opened.closeAfter(failure);
      throw failure;
    }
  }

  private static Warehouse open(Home home, Configuration configuration, Opened opened) {
    ModuleConfigs configs = new ModuleConfigs(home, configuration);
    opened.add(home.lock());
    BufferAllocator allocator = opened.add(new RootAllocator());
    // Spark takes longest: it starts first, in the background, and nothing here waits for it.
    SparkLane spark = opened.add(new SparkLane(configs.spark(), child(opened, allocator, "spark")));
    QueryEngine interactive =
        opened.add(
            new InteractiveLane(configs.interactive(), child(opened, allocator, "interactive")));
    Language language = opened.add(new Language(configs.language(), home));
    MetadataDatabase metadata =
        openMetadata(
            home, configs, child(opened, allocator, "delta"), language.systemTables(), opened);
    TableCatalog catalog = withSamples(metadata, configuration, allocator, opened);
    LanguageServices services = language.over(catalog, metadata.accessControl());
    StatementService statements =
        openStatements(
            configs,
            catalog,
            metadata,
            services,
            spark,
            interactive,
            home.cache(),
            child(opened, allocator, "rows"),
            opened);
    language.sampleThrough(statements, statements.sessions());
    GatewayServices doors =
        new GatewayServices(
            statements,
            statements.sessions(),
            metadata.authenticator(),
            catalog,
            metadata.accessControl(),
            spark::status);
    GatewayMetrics metrics = opened.add(metrics(allocator, statements));
    language.measureWith(metrics);
    ServerInfo info = openDoors(home, configs, doors, allocator, metrics, opened);
    home.publish(info);
    LOG.info("Ready: Flight SQL on port {}, HTTP on port {}", info.flightPort(), info.httpPort());
    return new Warehouse(opened, info);
  }

  private static TableCatalog withSamples(
      MetadataDatabase metadata,
      Configuration configuration,
      BufferAllocator allocator,
      Opened opened) {
    CompletableFuture<Void> samples =
        configuration.flag(ConfigKey.SAMPLES_LOAD)
            ? opened.add(new SampleLoader(metadata, child(opened, allocator, "samples"))).start()
            : CompletableFuture.completedFuture(null);
    return new CatalogWithSamples(metadata.catalog(), samples);
  }

  private static GatewayMetrics metrics(BufferAllocator allocator, StatementService statements) {
    GatewayMetrics metrics = new GatewayMetrics(allocator);
    metrics.gauge("tarn_sessions", "Open sessions", statements::openSessions);
    metrics.gauge("tarn_statements_running", "Statements that have not ended", statements::running);
    return metrics;
  }

  private static ServerInfo openDoors(
      Home home,
      ModuleConfigs configs,
      GatewayServices services,
      BufferAllocator allocator,
      GatewayMetrics metrics,
      Opened opened) {
    GatewayConfig config = configs.gateway();
    FlightSqlDoor flight = opened.add(new FlightSqlDoor(config, services, allocator, metrics));
    HttpRoutes statements =
        opened.add(
            new StatementExecutionApi(
                services,
                home.httpResults(),
                configs.httpResultsBytes(),
                child(opened, allocator, "http")));
    HttpRoutes avatica = opened.add(new AvaticaDoor(config, services, metrics));
    HttpDoor http =
        opened.add(new HttpDoor(config, services, metrics, flight, List.of(statements, avatica)));
    flight.start();
    http.start();
    return describe(config, flight.port(), http.port());
  }

  private static MetadataDatabase openMetadata(
      Home home,
      ModuleConfigs configs,
      BufferAllocator allocator,
      List<SystemTableSource> systemTables,
      Opened opened) {
    DeltaTables delta = new DeltaTables(DeltaConfig.defaults(), allocator);
    MetadataDatabase metadata =
        opened.add(MetadataDatabase.open(configs.catalog(), delta, systemTables));
    metadata.ensureAdmin(home.adminPasswordFile());
    int unfinished = metadata.history().closeUnfinished("The server stopped before it ended");
    int swept = metadata.sweep();
    if (unfinished + swept > 0) {
      LOG.warn(
          "The last server did not stop in order: {} statements marked failed, {} unnamed"
              + " directories removed",
          unfinished,
          swept);
    }
    return metadata;
  }

  private static StatementService openStatements(
      ModuleConfigs configs,
      TableCatalog catalog,
      MetadataDatabase metadata,
      LanguageServices language,
      SparkLane spark,
      QueryEngine interactive,
      Path cache,
      BufferAllocator allocator,
      Opened opened) {
    CalcitePlanner planner =
        new CalcitePlanner(
            configs.planner(),
            catalog,
            metadata.editor(),
            metadata.systemTables(),
            new AccessServices(metadata.accessControl(), metadata.accessDirectory()),
            language,
            Optional.of(spark));
    Tables tables =
        new Tables(
            catalog,
            metadata.editor(),
            metadata.writer(),
            metadata.ledger(),
            metadata.history(),
            metadata.accessControl(),
            metadata.accessEditor(),
            metadata.audit(),
            metadata.lineage(),
            Optional.of(new ResultCache(cache, configs.cacheBytes(), allocator)),
            allocator);
    return opened.add(
        new StatementService(
            configs.query(),
            planner,
            Map.of(Lane.INTERACTIVE, interactive, Lane.SPARK, spark),
            tables));
  }

  private static BufferAllocator child(Opened opened, BufferAllocator allocator, String name) {
    return opened.add(allocator.newChildAllocator(name, 0, Long.MAX_VALUE));
  }

  private static ServerInfo describe(GatewayConfig gateway, int flightPort, int httpPort) {
    return new ServerInfo(
        ProcessHandle.current().pid(),
        gateway.flight().host(),
        flightPort,
        gateway.http().host(),
        httpPort,
        gateway.tls().isPresent(),
        Version.current(),
        Instant.now());
  }

  /** Where its doors are. */
  public ServerInfo info() {
    return info;
  }

  @Override
  public void close() {
    opened.close();
    LOG.info("Stopped");
  }
}
