// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.TableDefinition;
import io.tarn.api.TableSnapshot;
import io.tarn.parser.ColumnRule;
import io.tarn.parser.TableRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Columns whose values the table computes or numbers. They cannot be added to a table that is
 * there, so Spark makes the table.
 */
final class GeneratedColumns {
  private final Statement statement;
  private final TableRules rules;

  GeneratedColumns(Statement statement, TableRules rules) {
    this.statement = statement;
    this.rules = rules;
  }

  boolean areThere() {
    return rules.columns().stream().anyMatch(rule -> !(rule instanceof ColumnRule.Default));
  }

  /** Spark's text that makes an empty table with these columns. */
  String table(TableDefinition definition, String path) {
    String columns =
        definition.schema().getFields().stream()
            .map(field -> CreateText.column(ruled(field, definition.schema()), statement))
            .collect(Collectors.joining(", ", " (", ")"));
    return "CREATE TABLE "
        + path
        + columns
        + "\nUSING delta"
        + CreateText.details(definition.partitionColumns(), definition.properties())
        + CreateText.comment(definition.comment());
  }

  private Field ruled(Field field, Schema columns) {
    Optional<ColumnRule> rule =
        rules.columns().stream()
            .filter(each -> each.column().getSimple().equalsIgnoreCase(field.getName()))
            .findFirst();
    Map<String, String> metadata = new HashMap<>(field.getMetadata());
    if (rule.isPresent() && rule.get() instanceof ColumnRule.Generated generated) {
      metadata.put(
          TableSnapshot.GENERATED, new RuleText(statement).over(columns, generated.value()));
    }
    if (rule.isPresent() && rule.get() instanceof ColumnRule.Identity identity) {
      check(identity, field);
      metadata.put(TableSnapshot.IDENTITY, Long.toString(identity.start()));
      metadata.put(TableSnapshot.IDENTITY_STEP, Long.toString(identity.step()));
      metadata.put(
          TableSnapshot.IDENTITY_GIVEN,
          Boolean.toString(identity.given() == ColumnRule.Given.BY_DEFAULT));
    }
    FieldType type = new FieldType(field.isNullable(), field.getType(), null, metadata);
    return new Field(field.getName(), type, field.getChildren());
  }

  private static void check(ColumnRule.Identity identity, Field field) {
    if (!(field.getType() instanceof ArrowType.Int whole) || whole.getBitWidth() != 64) {
      throw PlannerErrors.invalid(
          identity.column().getParserPosition(),
          "Identity column " + field.getName() + " must be a BIGINT. Write BIGINT as its type.");
    }
    if (identity.step() == 0) {
      throw PlannerErrors.invalid(
          identity.column().getParserPosition(),
          "INCREMENT BY 0 would give each row the same value. Write another number.");
    }
  }
}
