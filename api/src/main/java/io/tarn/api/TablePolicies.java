// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What stands between a table's rows and those who read them, as Databricks' row filters and column
 * masks do.
 *
 * @param rowFilters a row is there if all of these are true for it
 * @param columnMasks what is read in place of a column, by its name
 * @param byTag policies that are for it because of tags; whom they are for is not decided yet
 */
public record TablePolicies(
    List<PolicyCall> rowFilters, Map<String, PolicyCall> columnMasks, TagRules byTag) {
  /** Nothing. */
  public static final TablePolicies NONE = new TablePolicies(List.of(), Map.of());

  public TablePolicies {
    rowFilters = List.copyOf(rowFilters);
    columnMasks = Map.copyOf(columnMasks);
  }

  /** Without policies by tag. */
  public TablePolicies(List<PolicyCall> rowFilters, Map<String, PolicyCall> columnMasks) {
    this(rowFilters, columnMasks, TagRules.NONE);
  }

  public boolean isEmpty() {
    return rowFilters.isEmpty() && columnMasks.isEmpty() && byTag.policies().isEmpty();
  }

  /** The mask of a column, ignoring the case of its name. */
  public Optional<PolicyCall> mask(String column) {
    return columnMasks.entrySet().stream()
        .filter(mask -> mask.getKey().equalsIgnoreCase(column))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** All columns that filters and masks know, sorted. */
  public List<String> columns() {
    TreeSet<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    columns.addAll(columnMasks.keySet());
    calls().forEach(call -> columns.addAll(call.columns()));
    return List.copyOf(columns);
  }

  /** All calls of functions. */
  public List<PolicyCall> calls() {
    List<PolicyCall> calls = new ArrayList<>(rowFilters);
    calls.addAll(columnMasks.values());
    return calls;
  }

  /** The same with policies by tag. */
  public TablePolicies with(TagRules rules) {
    return new TablePolicies(rowFilters, columnMasks, rules);
  }

  /** The same with another row filter, or without. */
  public TablePolicies withRowFilter(Optional<PolicyCall> filter) {
    return new TablePolicies(filter.stream().toList(), columnMasks, byTag);
  }

  /** The same with another mask for a column, or without. */
  public TablePolicies withMask(String column, Optional<PolicyCall> mask) {
    Map<String, PolicyCall> masks = new HashMap<>(columnMasks);
    masks.keySet().removeIf(column::equalsIgnoreCase);
    mask.ifPresent(call -> masks.put(column, call));
    return new TablePolicies(rowFilters, masks, byTag);
  }
}
