// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.Lane;
import io.tarn.api.LanePreference;
import io.tarn.api.PlannedStatement;
import io.tarn.api.ResultCaching;
import io.tarn.api.ResultStream;
import io.tarn.api.Session;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says which statements the cache may answer: those over tables, with one possible answer, of a
 * session that insists on no lane. Users never share an answer.
 */
final class CachedAnswers {
  private final Optional<ResultCache> cache;

  CachedAnswers(Optional<ResultCache> cache) {
    this.cache = cache;
  }

  ResultStream rows(
      PlannedStatement.Query query,
      Session session,
      Statement statement,
      Supplier<ResultStream> engine) {
    if (!lawful(query, session) || cache.isEmpty()) {
      return engine.get();
    }
    String key = key(query.digest(), session.user());
    Optional<ResultStream> kept = cache.get().find(key, query.schema());
    if (kept.isPresent()) {
      statement.record().movedTo(Lane.CACHE);
      statement.record().because("answered before, on the same versions of its tables");
      statement.started();
      return kept.get();
    }
    return cache.get().keep(key, engine.get());
  }

  /** Whether an answer is there for a query. */
  boolean holds(PlannedStatement.Query query, Session session) {
    return lawful(query, session)
        && cache.isPresent()
        && cache.get().holds(key(query.digest(), session.user()));
  }

  private static boolean lawful(PlannedStatement.Query query, Session session) {
    return !query.digest().isEmpty()
        && !query.inputs().isEmpty()
        && session.settings().resultCache() == ResultCaching.ON
        && session.settings().lane() == LanePreference.AUTO;
  }

  private static String key(String digest, String user) {
    try {
      byte[] text = (user.length() + ":" + user + digest).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
