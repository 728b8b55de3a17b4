// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.PolicyCall;
import io.tarn.api.Securable;
import io.tarn.api.TableName;
import io.tarn.api.TagCondition;
import io.tarn.api.TagPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What tags and policies by tag mean, in plain words: for tables of {@code main.default}. */
final class TagPolicyModel {
  private final List<String> columns;
  private final Map<String, Map<String, String>> tags = new HashMap<>();
  private final Map<String, TagPolicy> policies = new TreeMap<>();
  private final Set<String> members = new TreeSet<>();

  TagPolicyModel(List<String> columns) {
    this.columns = columns;
  }

  static String key(Securable object, Optional<String> column) {
    return object + column.map(name -> "." + name).orElse("");
  }

  void set(Securable object, Optional<String> column, String tag, String value) {
    tags.computeIfAbsent(key(object, column), key -> new HashMap<>()).put(tag, value);
  }

  void unset(Securable object, Optional<String> column, String tag) {
    tags.getOrDefault(key(object, column), new HashMap<>()).remove(tag);
  }

  /** Takes a reader out of group g, or puts it in; whether it was in. */
  boolean leaves(String reader) {
    return members.remove(reader) || !members.add(reader);
  }

  void create(TagPolicy policy) {
    policies.put(policy.on() + " " + policy.name(), policy);
  }

  void drop(String name, Securable on) {
    policies.remove(on + " " + name);
  }

  private static Securable table(String table) {
    return Securable.table(new TableName("main", "default", table));
  }

  /** Written the plain way: each policy asked of each table, for each column. */
  String expected(String table, String reader) {
    Map<String, String> own = new HashMap<>();
    for (Securable level :
        List.of(Securable.catalog("main"), Securable.schema("main", "default"), table(table))) {
      own.putAll(tags.getOrDefault(key(level, Optional.empty()), Map.of()));
    }
    Set<String> all = new TreeSet<>();
    Map<String, String> masks = new HashMap<>();
    for (TagPolicy policy : policies.values()) {
      boolean inReach =
          policy.on().kind() != Securable.Kind.TABLE || policy.on().name().equals(table);
      List<String> matching = new ArrayList<>();
      for (String column : columns) {
        Map<String, String> of =
            tags.getOrDefault(key(table(table), Optional.of(column)), Map.of());
        if (meets(policy.matches().get(0).condition(), of)) {
          matching.add(column);
        }
      }
      if (!inReach
          || matching.isEmpty()
          || !policy.when().map(when -> meets(when, own)).orElse(true)
          || policy.to().stream().noneMatch(p -> isIn(reader, p))
          || policy.except().stream().anyMatch(p -> isIn(reader, p))) {
        continue;
      }
      boolean byColumn = policy.using().get(0).kind() == PolicyCall.Argument.Kind.COLUMN;
      if (policy.kind() == TagPolicy.Kind.ROW_FILTER) {
        if (byColumn && matching.size() > 1) {
          return "POLICY_CONFLICT";
        }
        all.add("filter f[" + (byColumn ? matching.get(0) : "1") + "]");
      } else {
        matching.forEach(column -> masks.put(column, "mask " + column + " m[" + column + ", 1]"));
      }
    }
    all.addAll(masks.values());
    return all.toString();
  }

  private static boolean meets(TagCondition condition, Map<String, String> of) {
    if (condition instanceof TagCondition.Tagged tagged) {
      return of.entrySet().stream()
          .anyMatch(
              tag ->
                  tag.getKey().equals(tagged.tag())
                      && tagged.value().map(tag.getValue()::equals).orElse(true));
    }
    if (condition instanceof TagCondition.And and) {
      return meets(and.left(), of) && meets(and.right(), of);
    }
    if (condition instanceof TagCondition.Or or) {
      return meets(or.left(), of) || meets(or.right(), of);
    }
    return !meets(((TagCondition.Not) condition).of(), of);
  }

  private boolean isIn(String reader, String principal) {
    return principal.equals(reader)
        || principal.equals("account users")
        || (principal.equals("g") && members.contains(reader));
  }
}
