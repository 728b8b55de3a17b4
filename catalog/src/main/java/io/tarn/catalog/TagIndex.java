// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.Securable;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TagCatalog;
import io.tarn.api.TagPolicy;
import io.tarn.api.TagRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All tags and policies by tag in memory; replaced as a whole after each change. */
final class TagIndex implements TagCatalog {
  private record State(
      Map<Securable, Map<String, Map<String, String>>> tags,
      Map<Securable, List<TagPolicy>> policies) {

    State and(State next) {
      Map<Securable, Map<String, Map<String, String>>> allTags = new HashMap<>(tags);
      allTags.putAll(next.tags);
      Map<Securable, List<TagPolicy>> allPolicies = new HashMap<>(policies);
      allPolicies.putAll(next.policies);
      return new State(allTags, allPolicies);
    }
  }

  private final MetadataStore store;
  private volatile State state;

  TagIndex(MetadataStore store) {
    this.store = store;
    this.state = read();
  }

  private State read() {
    return store.read(handle -> new State(TagTables.load(handle), TagPolicyParts.load(handle)));
  }

  void reload() {
    state = read();
  }

  /**
   * Reads all anew, and names with it. While names change, what was and what will be both count: no
   * name is shown without the policies that are for it.
   */
  void reloadWith(Runnable names) {
    State next = read();
    state = state.and(next);
    names.run();
    state = next;
  }

  /** Reloads if an object that changed its name or went has tags or policies, or has some in it. */
  void changed(Securable object) {
    Securable key = object.key();
    State now = state;
    if (Stream.concat(now.tags().keySet().stream(), now.policies().keySet().stream())
        .anyMatch(known -> lies(known, key))) {
      reload();
    }
  }

  private static boolean lies(Securable inner, Securable outer) {
    return Stream.iterate(Optional.of(inner), Optional::isPresent, o -> o.get().parent())
        .anyMatch(level -> level.get().equals(outer));
  }

  @Override
  public Map<String, String> tags(Securable object) {
    return state.tags().getOrDefault(object.key(), Map.of()).getOrDefault("", Map.of());
  }

  @Override
  public Map<String, Map<String, String>> columnTags(TableName table) {
    Map<String, Map<String, String>> columns =
        new HashMap<>(state.tags().getOrDefault(Securable.table(table).key(), Map.of()));
    columns.remove("");
    return columns;
  }

  @Override
  public List<TagPolicy> policies(Securable object) {
    return state.policies().getOrDefault(object.key(), List.of());
  }

  /** Every policy there is. */
  List<TagPolicy> allPolicies() {
    return state.policies().values().stream().flatMap(List::stream).toList();
  }

  /** Whether a policy is for a user or group, or spares it. */
  boolean names(String principal) {
    return allPolicies().stream()
        .flatMap(policy -> Stream.concat(policy.to().stream(), policy.except().stream()))
        .anyMatch(principal::equalsIgnoreCase);
  }

  /** An entry with the policies by tag that are for it. */
  TableEntry decorated(TableEntry entry) {
    if (state.policies().isEmpty() || !(entry instanceof TableEntry.DeltaTable table)) {
      return entry;
    }
    TagRules rules = rules(table.name());
    return rules.policies().isEmpty()
        ? entry
        : new TableEntry.DeltaTable(
            table.name(),
            table.comment(),
            table.owner(),
            table.location(),
            table.constraints(),
            table.policies().with(rules));
  }

  private TagRules rules(TableName table) {
    List<TagPolicy> policies = new ArrayList<>();
    Map<String, String> tags = new HashMap<>();
    Optional<Securable> level = Optional.of(Securable.table(table));
    while (level.isPresent()) {
      policies.addAll(policies(level.get()));
      // What is nearer to the table counts.
      tags(level.get()).forEach(tags::putIfAbsent);
      level = level.get().parent();
    }
    return policies.isEmpty() ? TagRules.NONE : TagRules.of(policies, tags, columnTags(table));
  }
}
