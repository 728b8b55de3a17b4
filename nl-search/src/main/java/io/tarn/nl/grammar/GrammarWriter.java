// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Ranker.Ranked;
import io.tarn.nl.lexicon.Abbreviations;
import io.tarn.nl.lexicon.Adjectives;
import io.tarn.nl.lexicon.CueLexicon;
import io.tarn.nl.lexicon.NameSplitter;
import io.tarn.nl.lexicon.Thesaurus;
import io.tarn.nl.logic.EnglishReading;
import io.tarn.nl.logic.UsedNames;
import io.tarn.nl.schema.SchemaView;
import io.tarn.nl.schema.Similarity;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes SQL for questions by grammar rules, word lists and WordNet; never asks a model.
 *
 * <p>Candidates come best first. None has much confidence when the tables cannot answer.
 */
public final class GrammarWriter {
  /** Candidates below this confidence are better not answered with. */
  public static final double ANSWERED = 0.5;

  private static final int OFFERED = 5;
  private final Thesaurus thesaurus;
  private final Abbreviations abbreviations = new Abbreviations();
  private final Adjectives adjectives = new Adjectives();
  private final CueLexicon cues = new CueLexicon();
  private final Similarity similarity;
  private final Ranker ranker;

  public GrammarWriter(Thesaurus thesaurus, Similarity similarity) {
    this(thesaurus, similarity, Ranker.learned());
  }

  private GrammarWriter(Thesaurus thesaurus, Similarity similarity, Ranker ranker) {
    this.thesaurus = thesaurus;
    this.similarity = similarity;
    this.ranker = ranker;
  }

  /** Makes a schema ready for many questions; safe for several threads. */
  public Prepared prepare(SchemaView schema) {
    SchemaModel model = new SchemaModel(schema, new NameSplitter(thesaurus, abbreviations));
    Similarity nearness = (word, stem) -> similarity.between(word, model.written(stem));
    WordMatch match = new WordMatch(thesaurus, abbreviations, adjectives, nearness);
    return new Prepared(new Drafter(model, match, cues, adjectives), ranker);
  }

  /** Candidates for a question about a schema that is asked about once. */
  public List<Candidate> write(String question, SchemaView schema) {
    return prepare(schema).write(question);
  }

  /** A schema ready for questions. */
  public static final class Prepared {
    private final Drafter drafter;
    private final Ranker ranker;

    private Prepared(Drafter drafter, Ranker ranker) {
      this.drafter = drafter;
      this.ranker = ranker;
    }

    List<Draft> drafts(String question) {
      return drafter.drafts(question);
    }

    /** Candidates, best first; empty when nothing in the question names anything. */
    public List<Candidate> write(String question) {
      List<Candidate> candidates = new ArrayList<>();
      double confidence = 1;
      for (Ranked ranked : ranker.rank(drafter.drafts(question))) {
        if (candidates.size() < OFFERED) {
          confidence = Math.min(confidence, ranker.certainty(ranked));
          candidates.add(candidate(ranked, confidence));
        }
      }
      return candidates;
    }

    private Candidate candidate(Ranked ranked, double confidence) {
      Draft draft = ranked.draft();
      UsedNames names = UsedNames.of(draft.query());
      return new Candidate(
          draft.query(),
          draft.sql(),
          confidence,
          EnglishReading.of(draft.query()),
          Assumptions.of(draft.query()),
          names.tables(),
          names.columns());
    }
  }
}
