// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.PlannedStatement;
import io.tarn.api.PolicyCall;
import io.tarn.api.Securable;
import io.tarn.api.TagCatalog;
import io.tarn.api.TagCondition;
import io.tarn.api.TagPolicy;
import io.tarn.parser.TagAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Answers SHOW POLICIES and DESCRIBE POLICY, to whoever may change them. */
final class TagPolicyAnswers {
  private static final Schema LIST =
      RowSets.strings(
          "name", "policy_type", "on_securable_type", "on_securable_fullname", "comment");
  private static final Schema DETAIL = RowSets.strings("info_name", "info_value");

  private final Statement statement;

  TagPolicyAnswers(Statement statement) {
    this.statement = statement;
  }

  PlannedStatement.Rows of(TagAction action, Securable object) {
    if (action instanceof TagAction.ShowPolicies show) {
      return list(object, show.reach());
    }
    TagAction.DescribePolicy describe = (TagAction.DescribePolicy) action;
    String name = describe.name().getSimple();
    TagPolicy policy =
        statement.names().visible().tags().policies(object).stream()
            .filter(known -> known.name().equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(() -> PolicyErrors.policyNotFound(describe.name(), object));
    return new PlannedStatement.Rows(DETAIL, detail(policy, object));
  }

  private PlannedStatement.Rows list(Securable object, TagAction.ShowPolicies.Reach reach) {
    TagCatalog tags = statement.names().visible().tags();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    Optional<Securable> level = Optional.of(object);
    while (level.isPresent()) {
      Securable on = level.get();
      for (TagPolicy policy : tags.policies(on)) {
        rows.add(
            RowSets.row(
                policy.name(),
                policy.kind().name(),
                on.kind().name(),
                on.sqlName(),
                policy.comment().orElse(null)));
      }
      level = reach == TagAction.ShowPolicies.Reach.EFFECTIVE ? on.parent() : Optional.empty();
    }
    return new PlannedStatement.Rows(LIST, rows);
  }

  private static List<List<@Nullable Object>> detail(TagPolicy policy, Securable on) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    rows.add(RowSets.row("Name", policy.name()));
    rows.add(RowSets.row("On Securable Type", on.kind().name()));
    rows.add(RowSets.row("On Securable", on.sqlName()));
    rows.add(RowSets.row("Comment", policy.comment().orElse(null)));
    rows.add(RowSets.row("Policy Type", policy.kind().name()));
    rows.add(RowSets.row("Function Name", policy.function().toString()));
    rows.add(RowSets.row("To Principals", String.join(", ", policy.to())));
    rows.add(RowSets.row("Except Principals", String.join(", ", policy.except())));
    rows.add(RowSets.row("For Securable Type", Securable.Kind.TABLE.name()));
    rows.add(RowSets.row("When Condition", policy.when().map(TagCondition::sql).orElse(null)));
    rows.add(
        RowSets.row(
            "Match Columns",
            policy.matches().stream()
                .map(
                    match ->
                        match.condition().sql()
                            + (match.alias().isEmpty() ? "" : " AS " + match.alias()))
                .collect(Collectors.joining(", "))));
    rows.add(RowSets.row("On Column", policy.masked().orElse(null)));
    rows.add(
        RowSets.row(
            "Using Columns",
            policy.using().stream()
                .map(PolicyCall.Argument::text)
                .collect(Collectors.joining(", "))));
    return rows;
  }
}
