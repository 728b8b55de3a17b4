// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.FunctionName;
import io.tarn.api.PolicyCall;
import io.tarn.api.Securable;
import io.tarn.api.TagCondition;
import io.tarn.api.TagPolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The database's rows for what policies by tag consist of. */
final class TagPolicyParts {
  private static final String TO = "TO";
  private static final String EXCEPT = "EXCEPT";

  /** A condition that is being read. */
  private record Draft(@Nullable String alias, List<TagCondition.Step> steps) {}

  private final Map<Long, Map<String, List<String>>> principals = new HashMap<>();
  private final Map<Long, TreeMap<Integer, Draft>> conditions = new HashMap<>();
  private final Map<Long, List<PolicyCall.Argument>> arguments = new HashMap<>();

  private TagPolicyParts(Handle handle) {
    handle
        .createQuery(
            "select policy_id, principal_role, principal_name from tag_policy_principals"
                + " order by policy_id, position")
        .map(
            (row, context) ->
                principals
                    .computeIfAbsent(row.getLong(1), id -> new HashMap<>())
                    .computeIfAbsent(row.getString(2), role -> new ArrayList<>())
                    .add(row.getString(3)))
        .list();
    handle
        .createQuery("select * from tag_policy_conditions order by policy_id, step_position")
        .map((row, context) -> step(row))
        .list();
    handle
        .createQuery(
            "select policy_id, argument_kind, argument_text from tag_policy_arguments"
                + " order by policy_id, position")
        .map(
            (row, context) ->
                arguments
                    .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                    .add(
                        new PolicyCall.Argument(
                            PolicyCall.Argument.Kind.valueOf(row.getString(2)), row.getString(3))))
        .list();
  }

  private boolean step(ResultSet row) throws SQLException {
    @Nullable String alias = row.getString("match_alias");
    return conditions
        .computeIfAbsent(row.getLong("policy_id"), id -> new TreeMap<>())
        .computeIfAbsent(row.getInt("match_position"), at -> new Draft(alias, new ArrayList<>()))
        .steps()
        .add(
            new TagCondition.Step(
                TagCondition.Step.Kind.valueOf(row.getString("step_kind")),
                Optional.ofNullable(row.getString("tag_name")),
                Optional.ofNullable(row.getString("tag_value"))));
  }

  /** All policies, by what they stand on, sorted by name. */
  static Map<Securable, List<TagPolicy>> load(Handle handle) {
    TagPolicyParts parts = new TagPolicyParts(handle);
    Map<Securable, List<TagPolicy>> policies = new HashMap<>();
    handle
        .createQuery("select * from tag_policies order by policy_key")
        .map(
            (row, context) -> {
              TagPolicy policy = parts.policy(row);
              return policies.computeIfAbsent(policy.on(), on -> new ArrayList<>()).add(policy);
            })
        .list();
    return policies;
  }

  private TagPolicy policy(ResultSet row) throws SQLException {
    long id = row.getLong("policy_id");
    Map<String, List<String>> people = principals.getOrDefault(id, Map.of());
    TreeMap<Integer, Draft> drafts = conditions.getOrDefault(id, new TreeMap<>());
    Optional<TagCondition> when =
        Optional.ofNullable(drafts.remove(0)).map(draft -> TagCondition.of(draft.steps()));
    List<TagPolicy.Match> matches =
        drafts.values().stream()
            .map(
                draft ->
                    new TagPolicy.Match(
                        TagCondition.of(draft.steps()), draft.alias() == null ? "" : draft.alias()))
            .toList();
    return new TagPolicy(
        row.getString("policy_name"),
        new Securable(
            Securable.Kind.valueOf(row.getString("object_kind")),
            row.getString("catalog_key"),
            row.getString("schema_key"),
            row.getString("object_key")),
        Optional.ofNullable(row.getString("comment")),
        TagPolicy.Kind.valueOf(row.getString("policy_kind")),
        new FunctionName(
            row.getString("function_catalog"),
            row.getString("function_schema"),
            row.getString("function_name")),
        people.getOrDefault(TO, List.of()),
        people.getOrDefault(EXCEPT, List.of()),
        when,
        matches,
        Optional.ofNullable(row.getString("masked_alias")),
        arguments.getOrDefault(id, List.of()));
  }

  static void insert(Handle handle, long id, TagPolicy policy) {
    int position = 0;
    for (String principal : policy.to()) {
      principal(handle, id, position++, TO, principal);
    }
    for (String principal : policy.except()) {
      principal(handle, id, position++, EXCEPT, principal);
    }
    policy.when().ifPresent(when -> condition(handle, id, 0, null, when));
    for (int i = 0; i < policy.matches().size(); i++) {
      TagPolicy.Match match = policy.matches().get(i);
      condition(handle, id, i + 1, match.alias(), match.condition());
    }
    for (int i = 0; i < policy.using().size(); i++) {
      handle.execute(
          "insert into tag_policy_arguments (policy_id, position, argument_kind, argument_text)"
              + " values (?, ?, ?, ?)",
          id,
          i,
          policy.using().get(i).kind().name(),
          policy.using().get(i).text());
    }
  }

  private static void principal(Handle handle, long id, int position, String role, String name) {
    handle.execute(
        "insert into tag_policy_principals (policy_id, position, principal_role, principal_name)"
            + " values (?, ?, ?, ?)",
        id,
        position,
        role,
        name);
  }

  private static void condition(
      Handle handle, long id, int match, @Nullable String alias, TagCondition condition) {
    List<TagCondition.Step> steps = condition.steps();
    for (int i = 0; i < steps.size(); i++) {
      handle
          .createUpdate(
              "insert into tag_policy_conditions (policy_id, match_position, step_position,"
                  + " match_alias, step_kind, tag_name, tag_value) values (:id, :match, :step,"
                  + " :alias, :kind, :tag, :value)")
          .bind("id", id)
          .bind("match", match)
          .bind("step", i)
          .bind("alias", alias)
          .bind("kind", steps.get(i).kind().name())
          .bind("tag", steps.get(i).tag().orElse(null))
          .bind("value", steps.get(i).value().orElse(null))
          .execute();
    }
  }
}
