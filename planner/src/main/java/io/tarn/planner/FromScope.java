// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tables a SELECT reads under their own names, so that a column written {@code
 * schema.table.column} can be rewritten to {@code alias.column}: Spark knows the alias only.
 */
final class FromScope {
  private record Mention(String alias, TableName name) {}

  private final @Nullable FromScope outer;
  private final List<Mention> mentions = new ArrayList<>();
  private final List<String> sources = new ArrayList<>();

  FromScope(@Nullable FromScope outer) {
    this.outer = outer;
  }

  /** The alias for a table mentioned without one. */
  String mention(TableName name) {
    boolean taken = mentions.stream().anyMatch(m -> m.alias().equalsIgnoreCase(name.table()));
    String alias = taken ? name.schema() + "." + name.table() : name.table();
    mentions.add(new Mention(alias, name));
    sources.add(alias);
    return alias;
  }

  /** Notes the alias of a source. */
  void source(String alias) {
    sources.add(alias);
  }

  /** The alias of the source if there is only one. */
  Optional<String> onlySource() {
    return sources.size() == 1 ? Optional.of(sources.get(0)) : Optional.empty();
  }

  /** Whether a word is the alias of a source here or around. */
  boolean isSource(String word) {
    return sources.stream().anyMatch(word::equalsIgnoreCase)
        || (outer != null && outer.isSource(word));
  }

  /**
   * Whether a column's name begins with a table's that stands here twice: {@code t.c} over {@code
   * t, other.t}.
   */
  boolean isAmbiguous(List<String> names) {
    for (int prefix = Math.min(3, names.size() - 1); prefix >= 1; prefix--) {
      List<String> table = names.subList(0, prefix);
      if (mentions.stream().filter(mention -> matches(mention.name(), table)).count() > 1) {
        return true;
      }
    }
    return outer != null && sources.isEmpty() && outer.isAmbiguous(names);
  }

  /** Rewrites {@code [catalog.]schema.table.rest…} to {@code alias.rest…}. */
  Optional<List<String>> shortened(List<String> names) {
    for (int prefix = Math.min(3, names.size() - 1); prefix >= 2; prefix--) {
      for (Mention mention : mentions) {
        if (matches(mention.name(), names.subList(0, prefix))) {
          List<String> shorter = new ArrayList<>(List.of(mention.alias()));
          shorter.addAll(names.subList(prefix, names.size()));
          return Optional.of(shorter);
        }
      }
    }
    return outer == null ? Optional.empty() : outer.shortened(names);
  }

  private static boolean matches(TableName name, List<String> prefix) {
    int last = prefix.size() - 1;
    return name.table().equalsIgnoreCase(prefix.get(last))
        && (last < 1 || name.schema().equalsIgnoreCase(prefix.get(last - 1)))
        && (last < 2 || name.catalog().equalsIgnoreCase(prefix.get(0)));
  }
}
