// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The policies by tag that are for one table, and the tags of its columns that they look for.
 *
 * @param policies those whose condition on the table holds and whose columns it may have
 * @param columnTags tags by the columns' names in lower case
 */
public record TagRules(List<TagPolicy> policies, Map<String, Map<String, String>> columnTags) {
  /** None. */
  public static final TagRules NONE = new TagRules(List.of(), Map.of());

  public TagRules {
    policies = List.copyOf(policies);
    columnTags = Map.copyOf(columnTags);
  }

  /** Those of some policies that are for a table of such tags. */
  public static TagRules of(
      List<TagPolicy> all,
      Map<String, String> tableTags,
      Map<String, Map<String, String>> columnTags) {
    List<TagPolicy> policies =
        all.stream()
            .filter(policy -> policy.when().map(when -> when.holds(tableTags)).orElse(true))
            .filter(
                policy ->
                    policy.matches().stream()
                        .allMatch(match -> mayMatch(match.condition(), columnTags)))
            .toList();
    return policies.isEmpty() ? NONE : new TagRules(policies, columnTags);
  }

  private static boolean mayMatch(
      TagCondition condition, Map<String, Map<String, String>> columnTags) {
    return condition.holds(Map.of()) || columnTags.values().stream().anyMatch(condition::holds);
  }

  /**
   * What they put between a table's columns and one reader, in addition to its own.
   *
   * @param own the table's own row filter and column masks
   * @param columns the table's columns
   * @param isReader whether a user or group is the reader, or has the reader in it
   * @throws WarehouseException {@link ErrorCode#POLICY_CONFLICT} if a column has two masks, or an
   *     alias stands for several columns where one is needed
   */
  public TablePolicies with(TablePolicies own, List<String> columns, Predicate<String> isReader) {
    List<PolicyCall> filters = new ArrayList<>(own.rowFilters());
    Map<String, PolicyCall> masks = new LinkedHashMap<>(own.columnMasks());
    for (TagPolicy policy : policies) {
      if (policy.to().stream().anyMatch(isReader)
          && policy.except().stream().noneMatch(isReader)
          && policy.matches().stream()
              .noneMatch(m -> matching(m.alias(), policy, columns).isEmpty())) {
        if (policy.kind() == TagPolicy.Kind.ROW_FILTER) {
          PolicyCall filter = new PolicyCall(policy.function(), arguments(policy, columns));
          if (!filters.contains(filter)) {
            filters.add(filter);
          }
        } else {
          addMasks(policy, columns, masks);
        }
      }
    }
    return new TablePolicies(filters, masks);
  }

  private void addMasks(TagPolicy policy, List<String> columns, Map<String, PolicyCall> masks) {
    for (String column : matching(policy.masked().orElseThrow(), policy, columns)) {
      List<PolicyCall.Argument> arguments = new ArrayList<>();
      arguments.add(PolicyCall.Argument.column(column));
      arguments.addAll(arguments(policy, columns));
      PolicyCall mask = new PolicyCall(policy.function(), arguments);
      @Nullable PolicyCall before =
          masks.entrySet().stream()
              .filter(known -> known.getKey().equalsIgnoreCase(column))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(null);
      if (before != null && !before.equals(mask)) {
        throw WarehouseException.of(
            ErrorCode.POLICY_CONFLICT,
            "Two policies mask column `"
                + column
                + "` in different ways, so it cannot be read. Let only one of them be for it.");
      }
      masks.put(column, mask);
    }
  }

  private List<PolicyCall.Argument> arguments(TagPolicy policy, List<String> columns) {
    return policy.using().stream()
        .map(
            argument ->
                argument.kind() == PolicyCall.Argument.Kind.LITERAL
                    ? argument
                    : PolicyCall.Argument.column(only(argument.text(), policy, columns)))
        .toList();
  }

  private String only(String alias, TagPolicy policy, List<String> columns) {
    List<String> found = matching(alias, policy, columns);
    if (found.size() != 1) {
      throw WarehouseException.of(
          ErrorCode.POLICY_CONFLICT,
          "Policy '"
              + policy.name()
              + "' gives its function one column as '"
              + alias
              + "', but several have the tags it looks for. Let only one have them.");
    }
    return found.get(0);
  }

  private List<String> matching(String alias, TagPolicy policy, List<String> columns) {
    return policy.matches().stream()
        .filter(match -> match.alias().equalsIgnoreCase(alias))
        .findFirst()
        .map(
            match ->
                columns.stream().filter(column -> match.condition().holds(tags(column))).toList())
        .orElse(List.of());
  }

  private Map<String, String> tags(String column) {
    return Objects.requireNonNullElse(columnTags.get(column.toLowerCase(Locale.ROOT)), Map.of());
  }
}
