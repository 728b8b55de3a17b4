// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Choices.Choice;
import io.tarn.nl.grammar.Linker.Span;
import io.tarn.nl.grammar.Segmenter.Cutting;
import io.tarn.nl.lexicon.Adjectives;
import io.tarn.nl.lexicon.CueLexicon;
import io.tarn.nl.lexicon.Token;
import io.tarn.nl.lexicon.Tokeniser;
import io.tarn.nl.logic.Query;
import io.tarn.nl.logic.SparkSql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Reads a question in many ways, the likeliest choices first. */
final class Drafter {
  private static final int READINGS = 120;
  private static final int DRAFTS = 40;
  private static final double FARTHEST = 6;
  private static final double CUTTING = 2;

  private final SchemaModel model;
  private final Labels labels;
  private final CueLexicon cues;
  private final Linker linker;
  private final Segmenter segmenter;
  private final Adjectives adjectives;

  Drafter(SchemaModel model, WordMatch match, CueLexicon cues, Adjectives adjectives) {
    this.model = model;
    this.labels = new Labels(model);
    this.linker = new Linker(model, match, cues);
    this.cues = cues;
    this.segmenter = new Segmenter(cues);
    this.adjectives = adjectives;
  }

  /** What all readings of a question share. */
  private record Asked(
      List<Cutting> cuttings,
      Mentions mentions,
      Set<String> stems,
      Map<JoinPlan.Case, List<List<JoinGraph.Edge>>> joins) {}

  private record Way(List<Integer> options, double cost) {}

  List<Draft> drafts(String question) {
    List<Token> tokens = Tokeniser.tokens(question);
    Map<Span, List<Link>> links = linker.links(tokens);
    List<Cutting> cuttings = segmenter.cuttings(tokens, links);
    Mentions mentions = new Mentions(tokens, links, cues);
    Set<String> stems = new HashSet<>();
    tokens.forEach(token -> stems.add(token.stem()));
    Asked asked = new Asked(cuttings, mentions, stems, new HashMap<>());
    PriorityQueue<Way> open = new PriorityQueue<>(Comparator.comparingDouble(Way::cost));
    open.add(new Way(List.of(), 0));
    Map<String, Draft> drafts = new LinkedHashMap<>();
    for (int i = 0; i < READINGS && !open.isEmpty() && drafts.size() < DRAFTS; i++) {
      Way way = open.remove();
      Choices choices = new Choices(way.options());
      read(asked, choices, drafts);
      follow(open, way, choices);
    }
    return Consensus.of(new ArrayList<>(drafts.values()));
  }

  List<Item> items(List<Token> tokens) {
    return segmenter.cuttings(tokens, linker.links(tokens)).get(0).items();
  }

  /** Adds the ways that differ in one choice taken after those the way was told. */
  private static void follow(PriorityQueue<Way> open, Way way, Choices choices) {
    List<Choice> taken = choices.taken();
    double cost = 0;
    for (int i = 0; i < taken.size(); i++) {
      Choice choice = taken.get(i);
      if (i >= way.options().size()) {
        for (int option = 0; option < choice.weights().size(); option++) {
          double now = cost + choice.cost(option);
          if (option != choice.option() && now < FARTHEST) {
            List<Integer> options = new ArrayList<>(choices.options(i));
            options.add(option);
            open.add(new Way(options, now));
          }
        }
      }
      cost += choice.cost(choice.option());
    }
  }

  private void read(Asked asked, Choices choices, Map<String, Draft> drafts) {
    List<Cutting> cuttings = asked.cuttings();
    double[] weights =
        cuttings.stream()
            .mapToDouble(cut -> Math.exp(CUTTING * (cut.value() - cuttings.get(0).value())))
            .toArray();
    List<Item> items = cuttings.get(choices.among("cutting", weights)).items();
    Reader reader = new Reader(model, labels, adjectives, items, choices);
    Frame frame = new Interpreter(reader).read();
    JoinPlan plan = new JoinPlan(model, asked.stems(), frame.mentioned, choices, asked.joins());
    Query query = new Assembler(model, labels, frame, choices, plan).assemble();
    if (query != null) {
      String sql = SparkSql.of(query);
      drafts.computeIfAbsent(
          sql,
          s ->
              new Draft(query, s, new Features(reader, asked.mentions(), query, choices).values()));
    }
  }
}
