// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.List;
import java.util.Properties;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.sql.SqlNode;

/** Validates bound queries against nothing but the tables they were bound to. */
final class Validation {
  private final List<BoundTable> tables;
  private final SparkTypeFactory types;
  private final CalciteSchema root = CalciteSchema.createRootSchema(false, false);
  private final CalciteCatalogReader catalog;

  Validation(List<BoundTable> tables, SparkTypeFactory types) {
    this.tables = tables;
    this.types = types;
    tables.forEach(
        table ->
            root.add(
                table.key(),
                table.source().isPresent() ? new SystemRelTable(table) : new RelTable(table)));
    Properties properties = new Properties();
    properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
    this.catalog =
        new CalciteCatalogReader(
            root, List.of(), types, new CalciteConnectionConfigImpl(properties));
  }

  /** For deriving types of what is no query. */
  SparkValidator emptyValidator() {
    return new SparkValidator(catalog, types);
  }

  ValidatedQuery validate(SqlNode bound) {
    SparkValidator validator = emptyValidator();
    try {
      SqlNode validated = validator.validate(DeepCopy.of(bound));
      return new ValidatedQuery(
          bound, validated, validator, validator.getValidatedNodeType(validated));
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      throw CalciteErrors.translate(e, columnNames());
    }
  }

  private List<String> columnNames() {
    return tables.stream()
        .flatMap(table -> table.schema().getFields().stream())
        .map(Field::getName)
        .toList();
  }

  CalciteCatalogReader catalog() {
    return catalog;
  }

  CalciteSchema root() {
    return root;
  }
}
