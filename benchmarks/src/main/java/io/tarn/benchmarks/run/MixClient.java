// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.run;

import io.tarn.benchmarks.peer.Client;
import io.tarn.benchmarks.peer.JdbcClient;
import io.tarn.benchmarks.workload.Mix;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One client of a mix, whose statements are the same in every run and for every peer. */
final class MixClient {
  private static final long SEED = 42;

  private final SplittableRandom random;
  private final List<Mix.Part> parts = new ArrayList<>();
  private final List<StatementText> texts = new ArrayList<>();

  /**
   * @param number of this client, which seeds its choices
   * @param calls whether calls of JDBC's metadata are sent
   */
  MixClient(Mix mix, int number, boolean calls) {
    random = new SplittableRandom(SEED + number);
    for (Mix.Part part : mix.statements()) {
      if (part.call() == null || calls) {
        StatementText text =
            new StatementText(
                part.sql() == null ? "" : part.sql(), part.parameters(), random.split());
        for (int i = 0; i < part.weight(); i++) {
          parts.add(part);
          texts.add(text);
        }
      }
    }
  }

  /** Sends statements until the deadline; gives how long each took, in milliseconds. */
  List<Double> until(Deadline end, Client client) throws Exception {
    List<Double> millis = new ArrayList<>();
    while (!end.passed()) {
      int chosen = random.nextInt(parts.size());
      Mix.Part part = parts.get(chosen);
      String sql = texts.get(chosen).next();
      millis.add(
          Alternation.time(
              () -> part.call() == null ? client.read(sql) : call(part.call(), client)));
    }
    return millis;
  }

  private static long call(String name, Client client) throws Exception {
    var metadata = ((JdbcClient) client).connection().getMetaData();
    try (ResultSet rows =
        name.equals("tables")
            ? metadata.getTables(null, null, "%", null)
            : metadata.getColumns(null, null, "orders", "%")) {
      return JdbcClient.readAll(rows);
    }
  }
}
