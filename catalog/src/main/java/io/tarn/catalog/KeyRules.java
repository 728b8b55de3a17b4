// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.KeyConstraint;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Field;

/** Which keys a table may declare. */
final class KeyRules {
  private KeyRules() {}

  static void check(TableDefinition definition) {
    List<String> columns = definition.schema().getFields().stream().map(Field::getName).toList();
    Set<String> columnKeys = new HashSet<>();
    columns.forEach(column -> columnKeys.add(NameRules.key(column)));
    checkTogether(definition.name(), definition.constraints());
    for (KeyConstraint constraint : definition.constraints()) {
      checkColumns(definition, constraint, columns, columnKeys);
    }
  }

  /** Checks the keys of one table beside each other. */
  static void checkTogether(TableName table, List<KeyConstraint> constraints) {
    Set<String> names = new HashSet<>();
    boolean hasPrimaryKey = false;
    for (KeyConstraint constraint : constraints) {
      NameRules.checkLawful("constraint", constraint.name());
      if (!names.add(NameRules.key(constraint.name()))) {
        throw CatalogErrors.invalidConstraint(table, "two are named '" + constraint.name() + "'");
      }
      if (constraint instanceof KeyConstraint.PrimaryKey) {
        if (hasPrimaryKey) {
          throw CatalogErrors.invalidConstraint(table, "there are two primary keys");
        }
        hasPrimaryKey = true;
      }
    }
  }

  private static void checkColumns(
      TableDefinition definition,
      KeyConstraint constraint,
      List<String> columns,
      Set<String> columnKeys) {
    if (constraint.columns().isEmpty()) {
      throw CatalogErrors.invalidConstraint(
          definition.name(), "'" + constraint.name() + "' has no columns");
    }
    Set<String> seen = new HashSet<>();
    for (String column : constraint.columns()) {
      if (!columnKeys.contains(NameRules.key(column))) {
        throw CatalogErrors.unknownKeyColumn(definition.name(), constraint.name(), column, columns);
      }
      if (!seen.add(NameRules.key(column))) {
        throw CatalogErrors.invalidConstraint(
            definition.name(), "'" + constraint.name() + "' names '" + column + "' twice");
      }
    }
  }
}
