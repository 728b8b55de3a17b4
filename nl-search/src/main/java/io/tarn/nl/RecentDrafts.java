// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl;

import io.tarn.api.Question;
import io.tarn.api.SqlDraft;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Drafts of the last moments, for the same question of the same caller. Thread-safe. */
final class RecentDrafts {
  private static final int MOST = 1_000;

  private final long lifetimeNanos;
  private final Map<Question, Kept> drafts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Kept> eldest) {
          return size() > MOST;
        }
      };

  private record Kept(SqlDraft draft, long atNanos) {}

  RecentDrafts(Duration lifetime) {
    this.lifetimeNanos = lifetime.toNanos();
  }

  synchronized Optional<SqlDraft> find(Question question) {
    Kept kept = drafts.get(question);
    return kept == null || System.nanoTime() - kept.atNanos() > lifetimeNanos
        ? Optional.empty()
        : Optional.of(kept.draft());
  }

  synchronized void put(Question question, SqlDraft draft) {
    drafts.put(question, new Kept(draft, System.nanoTime()));
  }
}
