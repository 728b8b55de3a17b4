// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.PinnedTable;
import io.tarn.api.SessionSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.sql.SqlExplainLevel;

/** A query's canonical form, hashed: equal only for queries that give the same rows. */
final class Digest {
  private Digest() {}

  /** From the plan if there is one, else from Spark's text; always with versions and zone. */
  static String of(
      Optional<RelNode> rel,
      String text,
      Schema schema,
      List<PinnedTable> inputs,
      SessionSettings settings) {
    StringBuilder canonical = new StringBuilder();
    canonical.append(
        rel.map(plan -> RelOptUtil.toString(plan, SqlExplainLevel.DIGEST_ATTRIBUTES)).orElse(text));
    canonical.append('\n').append(schema.toJson()).append('\n').append(settings.timeZone());
    for (PinnedTable input : inputs) {
      canonical
          .append('\n')
          .append(input.snapshot().location())
          .append('@')
          .append(input.snapshot().version());
    }
    return sha256(canonical.toString());
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
