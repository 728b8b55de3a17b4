// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds to each draft how many of a question's drafts agree with it, the likelier the more. */
final class Consensus {
  private static final Pattern ALIAS = Pattern.compile(" AS t\\d+|\\bt\\d+\\.");
  private static final Pattern TABLE = Pattern.compile("(?:FROM|JOIN) (\\S+)");
  private final List<Draft> drafts;
  private final double[] weights;
  private final List<Map<String, Double>> features = new ArrayList<>();

  private Consensus(List<Draft> drafts) {
    this.drafts = drafts;
    this.weights = new double[drafts.size()];
  }

  static List<Draft> of(List<Draft> drafts) {
    return new Consensus(drafts).drafts();
  }

  private List<Draft> drafts() {
    double least = drafts.stream().mapToDouble(Consensus::cost).min().orElse(0);
    List<List<String>> parts = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      Draft draft = drafts.get(i);
      weights[i] = Math.exp((least - cost(draft)) / 2);
      features.add(new HashMap<>(draft.features()));
      features.get(i).put("cost above", cost(draft) - least);
      features.get(i).put("place", (double) i);
      parts.add(parts(draft.sql()));
    }
    agree("agree shown", parts, 0);
    agree("agree tables", parts, 1);
    agree("agree rest", parts, 2);
    List<Draft> described = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      described.add(new Draft(drafts.get(i).query(), drafts.get(i).sql(), features.get(i)));
    }
    return described;
  }

  private static double cost(Draft draft) {
    return draft.features().getOrDefault("cost", 0d);
  }

  /** What is shown, which tables are read, and all that follows the tables. */
  private static List<String> parts(String sql) {
    String plain = ALIAS.matcher(sql).replaceAll("");
    int from = plain.indexOf(" FROM ");
    TreeSet<String> tables = new TreeSet<>();
    Matcher table = TABLE.matcher(plain);
    while (table.find()) {
      tables.add(table.group(1));
    }
    int rest = plain.length();
    for (String clause : List.of(" WHERE ", " GROUP BY ", " ORDER BY ", " LIMIT ")) {
      int found = plain.indexOf(clause);
      rest = found >= 0 && found < rest ? found : rest;
    }
    return List.of(
        plain.substring(0, Math.max(0, from)), String.join(" ", tables), plain.substring(rest));
  }

  private void agree(String name, List<List<String>> parts, int part) {
    Map<String, Double> sums = new HashMap<>();
    double all = 0;
    for (int i = 0; i < weights.length; i++) {
      sums.merge(parts.get(i).get(part), weights[i], Double::sum);
      all += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      features.get(i).put(name, sums.getOrDefault(parts.get(i).get(part), 0d) / all);
    }
  }
}
