// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A table to be created.
 *
 * @param name its name
 * @param schema columns; comments as field metadata {@link TableSnapshot#COMMENT}
 * @param partitionColumns names of columns of {@code schema}
 * @param comment what it holds
 * @param properties Delta table properties
 * @param constraints informational keys
 * @param policies its row filter and column masks
 */
public record TableDefinition(
    TableName name,
    Schema schema,
    List<String> partitionColumns,
    Optional<String> comment,
    Map<String, String> properties,
    List<KeyConstraint> constraints,
    TablePolicies policies) {
  public TableDefinition {
    partitionColumns = List.copyOf(partitionColumns);
    properties = Map.copyOf(properties);
    constraints = List.copyOf(constraints);
  }

  /** A table without row filters and masks. */
  public TableDefinition(
      TableName name,
      Schema schema,
      List<String> partitionColumns,
      Optional<String> comment,
      Map<String, String> properties,
      List<KeyConstraint> constraints) {
    this(name, schema, partitionColumns, comment, properties, constraints, TablePolicies.NONE);
  }

  /** The same with row filters and masks. */
  public TableDefinition with(TablePolicies given) {
    return new TableDefinition(
        name, schema, partitionColumns, comment, properties, constraints, given);
  }

  /** A table of columns and nothing else. */
  public static TableDefinition of(TableName name, Schema schema) {
    return new TableDefinition(name, schema, List.of(), Optional.empty(), Map.of(), List.of());
  }
}
