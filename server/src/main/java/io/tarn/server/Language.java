// SPDX-License-Identifier: Apache-2.0
package io.tarn.server;

import io.tarn.api.AccessControl;
import io.tarn.api.QueryService;
import io.tarn.api.Sessions;
import io.tarn.api.SystemTableSource;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableVisibility;
import io.tarn.gateway.GatewayMetrics;
import io.tarn.nl.LanguageAnswerer;
import io.tarn.nl.QuestionLog;
import io.tarn.nl.RuleWriter;
import io.tarn.nl.SqlWriter;
import io.tarn.nl.embed.MiniLmEncoder;
import io.tarn.nl.model.ModelWriter;
import io.tarn.nl.search.CatalogSearch;
import io.tarn.nl.search.StatementSampler;
import io.tarn.planner.LanguageServices;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The part of the object graph that answers questions and searches. */
final class Language implements AutoCloseable {
  private static final int QUESTIONS_KEPT = 10_000;
  private static final String SAMPLING_USER = "system";

  private final LanguageConfigs configs;
  private final Home home;
  private final QuestionLog log = new QuestionLog(Clock.systemUTC(), QUESTIONS_KEPT);
  private final Optional<ModelWriter> model;
  private @Nullable CatalogSearch search;

  Language(LanguageConfigs configs, Home home) {
    this.configs = configs;
    this.home = home;
    this.model = configs.model().map(ModelWriter::new);
  }

  List<SystemTableSource> systemTables() {
    return List.of(log);
  }

  /** What the planner asks. Values are shown with names, so only tables one may read are found. */
  LanguageServices over(TableCatalog catalog, AccessControl access) {
    TableVisibility readable = access::reads;
    CatalogSearch opened =
        new CatalogSearch(
            catalog, readable, () -> MiniLmEncoder.load(home.root().resolve("native")));
    search = opened;
    List<SqlWriter> writers = new ArrayList<>();
    model.ifPresent(writers::add);
    writers.add(new RuleWriter(opened));
    return new LanguageServices(
        new LanguageAnswerer(configs.answerer(), opened, readable, writers, log), opened);
  }

  void sampleThrough(QueryService queries, Sessions sessions) {
    if (search != null && configs.samplesValues()) {
      search.sampleWith(new StatementSampler(queries, sessions, SAMPLING_USER));
    }
  }

  void measureWith(GatewayMetrics metrics) {
    model.ifPresent(
        writer -> {
          metrics.gauge("tarn_nl_model_calls", "Calls of the model", writer.usage()::calls);
          metrics.gauge("tarn_nl_model_failures", "Calls that failed", writer.usage()::failures);
          metrics.gauge("tarn_nl_model_input_tokens", "Tokens sent", writer.usage()::inputTokens);
          metrics.gauge(
              "tarn_nl_model_output_tokens", "Tokens received", writer.usage()::outputTokens);
        });
  }

  @Override
  public void close() {
    if (search != null) {
      search.close();
    }
  }
}
