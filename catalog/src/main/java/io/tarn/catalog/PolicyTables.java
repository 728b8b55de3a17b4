// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.FunctionName;
import io.tarn.api.PolicyCall;
import io.tarn.api.TablePolicies;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The database's rows for row filters and column masks. Decides nothing; see PolicyEditor. */
final class PolicyTables {
  private PolicyTables() {}

  /** A policy whose arguments are still being read. */
  private record Draft(
      long relation,
      @Nullable String column,
      FunctionName function,
      List<PolicyCall.Argument> arguments) {
    TablePolicies addTo(TablePolicies policies) {
      Optional<PolicyCall> call = Optional.of(new PolicyCall(function, arguments));
      return column == null ? policies.withRowFilter(call) : policies.withMask(column, call);
    }
  }

  /** The policies of all tables that have some, by the tables' ids. */
  static Map<Long, TablePolicies> loadAll(Handle handle) {
    Map<Long, Draft> drafts = new HashMap<>();
    handle
        .createQuery(
            "select p.policy_id, p.relation_id, p.column_name, p.function_catalog,"
                + " p.function_schema, p.function_name, a.argument_kind, a.argument_text"
                + " from table_policies p"
                + " left join policy_arguments a on a.policy_id = p.policy_id"
                + " order by p.policy_id, a.position")
        .map((row, context) -> read(row, drafts))
        .list();
    Map<Long, TablePolicies> loaded = new HashMap<>();
    for (Draft draft : drafts.values()) {
      loaded.merge(
          draft.relation(),
          draft.addTo(TablePolicies.NONE),
          (before, unused) -> draft.addTo(before));
    }
    return loaded;
  }

  private static Draft read(ResultSet row, Map<Long, Draft> drafts) throws SQLException {
    long id = row.getLong("policy_id");
    Draft draft = drafts.get(id);
    if (draft == null) {
      draft =
          new Draft(
              row.getLong("relation_id"),
              row.getString("column_name"),
              new FunctionName(
                  row.getString("function_catalog"),
                  row.getString("function_schema"),
                  row.getString("function_name")),
              new ArrayList<>());
      drafts.put(id, draft);
    }
    String kind = row.getString("argument_kind");
    if (kind != null) {
      draft
          .arguments()
          .add(
              new PolicyCall.Argument(
                  PolicyCall.Argument.Kind.valueOf(kind), row.getString("argument_text")));
    }
    return draft;
  }

  static void insert(Handle handle, long relation, TablePolicies policies) {
    policies.rowFilters().forEach(filter -> insert(handle, relation, null, filter));
    policies.columnMasks().forEach((column, mask) -> insert(handle, relation, column, mask));
  }

  private static void insert(
      Handle handle, long relation, @Nullable String column, PolicyCall call) {
    long id =
        handle
            .createUpdate(
                "insert into table_policies (relation_id, column_name, function_catalog,"
                    + " function_schema, function_name)"
                    + " values (:relation, :column, :catalog, :schema, :function)")
            .bind("relation", relation)
            .bind("column", column)
            .bind("catalog", call.function().catalog())
            .bind("schema", call.function().schema())
            .bind("function", call.function().function())
            .executeAndReturnGeneratedKeys("policy_id")
            .mapTo(Long.class)
            .one();
    for (int position = 0; position < call.arguments().size(); position++) {
      PolicyCall.Argument argument = call.arguments().get(position);
      handle.execute(
          "insert into policy_arguments (policy_id, position, argument_kind, argument_text)"
              + " values (?, ?, ?, ?)",
          id,
          position,
          argument.kind().name(),
          argument.text());
    }
  }
}
