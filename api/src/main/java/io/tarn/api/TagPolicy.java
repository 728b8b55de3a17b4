// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.List;
import java.util.Optional;

/**
 * A row filter or column mask for all tables in a place that have certain tags, as Databricks'
 * {@code CREATE POLICY} makes them.
 *
 * @param name its name, unique where it stands
 * @param on the catalog, schema or table it stands on
 * @param comment what it is for
 * @param kind what it puts between tables and readers
 * @param function the function that decides
 * @param to whom it is for, users and groups
 * @param except who of them are spared
 * @param when what a table's tags, or those of what it lies in, must be like; empty for any
 * @param matches columns it looks for
 * @param masked alias of the columns a mask is for; empty for a row filter
 * @param using what the function is given, aliases of columns or literals; for a mask after the
 *     masked column
 */
public record TagPolicy(
    String name,
    Securable on,
    Optional<String> comment,
    Kind kind,
    FunctionName function,
    List<String> to,
    List<String> except,
    Optional<TagCondition> when,
    List<Match> matches,
    Optional<String> masked,
    List<PolicyCall.Argument> using) {
  /** What a policy is. */
  public enum Kind {
    ROW_FILTER,
    COLUMN_MASK
  }

  public TagPolicy {
    to = List.copyOf(to);
    except = List.copyOf(except);
    matches = List.copyOf(matches);
    using = List.copyOf(using);
  }

  /**
   * Columns whose tags meet a condition.
   *
   * @param condition what a column's tags must be like
   * @param alias what the policy calls them
   */
  public record Match(TagCondition condition, String alias) {}
}
