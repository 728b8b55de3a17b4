// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.run;

import io.tarn.benchmarks.data.DataMaker;
import io.tarn.benchmarks.data.TableLocations;
import io.tarn.benchmarks.peer.Client;
import io.tarn.benchmarks.peer.JdbcClient;
import io.tarn.benchmarks.peer.Peer;
import io.tarn.benchmarks.report.Check;
import io.tarn.benchmarks.workload.DataSet;
import io.tarn.benchmarks.workload.Statements;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends single statements again and again. */
final class StatementsRun {
  private static final long SEED = 42;
  private static final Pattern CREATE =
      Pattern.compile("^create table (\\w+)", Pattern.CASE_INSENSITIVE);

  private final Bench bench;
  private final Statements workload;

  StatementsRun(Bench bench, Statements workload) {
    this.bench = bench;
    this.workload = workload;
  }

  void run() throws Exception {
    DataSet data = new DataSet(workload.generator(), bench.effort().scale(workload.scale()));
    TableLocations tables = bench.tables(data);
    for (Statements.Case one : workload.cases()) {
      run(one, tables);
    }
  }

  private void run(Statements.Case one, TableLocations known) throws Exception {
    TableLocations tables = prepared(one, known);
    List<String> names = one.peers().isEmpty() ? workload.peers() : one.peers();
    Map<String, Client> clients = new LinkedHashMap<>();
    try {
      for (String name : names) {
        Optional<Peer> peer = bench.peers().find(name);
        if (peer.isPresent()) {
          clients.put(name, connect(peer.get(), one, tables));
        }
      }
      if (one.answer().orElse(false)) {
        compare(one, clients);
      }
      Alternation alternation = new Alternation();
      for (Map.Entry<String, Client> client : clients.entrySet()) {
        String name = client.getKey();
        List<ProcessHandle> processes =
            bench.peers().find(name).map(Peer::processes).orElse(List.of());
        alternation.add(name, work(one, name, client.getValue()), processes);
      }
      Duration budget = bench.effort().perWorkload().dividedBy(workload.cases().size());
      int warmUp = bench.effort().rounds(one.warmUp());
      alternation.run(warmUp, bench.effort().rounds(one.rounds()), budget);
      bench.recorder().rounds(workload.name(), one.name(), Map.of(), alternation);
    } finally {
      for (Client client : clients.values()) {
        client.close();
      }
    }
  }

  /** Statements that make a table are Tarn's; the others then find its files. */
  private TableLocations prepared(Statements.Case one, TableLocations known) throws Exception {
    TableLocations tables = known;
    Optional<Peer> tarn = bench.peers().find("tarn");
    if (tarn.isPresent() && !one.setup().isEmpty()) {
      try (JdbcClient client = (JdbcClient) tarn.get().connect(known)) {
        for (String sql : one.setup()) {
          client.execute(sql);
          Matcher create = CREATE.matcher(sql);
          if (create.find()) {
            String table = create.group(1);
            tables = tables.with(table, DataMaker.location(client.connection(), table));
          }
        }
      }
    }
    return tables;
  }

  private static Client connect(Peer peer, Statements.Case one, TableLocations tables)
      throws Exception {
    Client client = peer.connect(tables);
    if (peer.name().startsWith("tarn") || peer.name().equals("flight-jdbc")) {
      for (String sql : one.session()) {
        try {
          client.execute(sql);
        } catch (SQLException e) {
          client.close();
          throw e;
        }
      }
    }
    return client;
  }

  private Callable<?> work(Statements.Case one, String peer, Client client) {
    StatementText text = text(one, peer);
    boolean changes = one.sql().toLowerCase(Locale.ROOT).startsWith("insert");
    return () -> {
      String sql = text.next();
      if (changes) {
        client.execute(sql);
        return 0L;
      }
      return client.read(sql);
    };
  }

  private static StatementText text(Statements.Case one, String peer) {
    return new StatementText(one.sqlFor(peer), one.parameters(), new SplittableRandom(SEED));
  }

  private void compare(Statements.Case one, Map<String, Client> clients) throws Exception {
    Map<String, List<List<@Nullable Object>>> answers = new LinkedHashMap<>();
    for (Map.Entry<String, Client> client : clients.entrySet()) {
      answers.put(client.getKey(), client.getValue().rows(text(one, client.getKey()).next()));
    }
    String reference = clients.keySet().iterator().next();
    List<List<@Nullable Object>> expected = answers.remove(reference);
    if (expected != null) {
      answers.forEach(
          (peer, rows) ->
              bench
                  .recorder()
                  .check(
                      new Check(
                          workload.name(),
                          one.name(),
                          peer,
                          reference,
                          Answers.difference(rows, expected).orElse(""))));
    }
  }
}
