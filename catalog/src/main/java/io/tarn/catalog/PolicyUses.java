// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.ErrorCode;
import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import io.tarn.api.PolicyCall;
import io.tarn.api.SchemaEntry;
import io.tarn.api.Securable;
import io.tarn.api.TableEntry;
import io.tarn.api.TablePolicies;
import io.tarn.api.TagPolicy;
import io.tarn.api.WarehouseException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps row filters and column masks from losing what they stand on. */
final class PolicyUses {
  private PolicyUses() {}

  /**
   * A call of a function as it is written in the catalog. Under the lock of names, so the function
   * cannot be dropped before the policy is there.
   */
  static PolicyCall existing(NameIndex index, PolicyCall call) {
    FunctionName asked = call.function();
    FunctionEntry found =
        index
            .requireSchema(BuiltInCatalog.require(asked.catalog()), asked.schema())
            .function(asked.function())
            .orElseThrow(() -> CatalogErrors.functionNotFound(asked, List.of()));
    return new PolicyCall(found.name(), call.arguments());
  }

  /** The same for all of a table's. */
  static TablePolicies existing(NameIndex index, TablePolicies policies) {
    Map<String, PolicyCall> masks = new HashMap<>();
    policies.columnMasks().forEach((column, mask) -> masks.put(column, existing(index, mask)));
    return new TablePolicies(
        policies.rowFilters().stream().map(filter -> existing(index, filter)).toList(), masks);
  }

  /**
   * Refuses to go on while a table needs a function. The table is not named: the caller may not
   * know of it.
   *
   * @throws WarehouseException DEPENDENT_OBJECTS_EXIST
   */
  static void requireNone(NameIndex index, TagIndex tags, FunctionName function) {
    if (tags.allPolicies().stream().anyMatch(policy -> uses(policy, function))) {
      throw inUse("Function " + function + " is");
    }
    for (BuiltInCatalog catalog : BuiltInCatalog.values()) {
      for (SchemaEntry schema : index.schemas(catalog)) {
        index.requireSchema(catalog, schema.name()).all().stream()
            .filter(entry -> uses(entry, function))
            .findFirst()
            .ifPresent(
                entry -> {
                  throw inUse("Function " + function + " is");
                });
      }
    }
  }

  /** The same for all functions of a schema that is to go with its own tables. */
  static void requireNoneOutside(NameIndex index, TagIndex tags, SchemaNames going) {
    boolean byTag =
        tags.allPolicies().stream()
            .filter(policy -> !liesIn(policy.on(), going))
            .anyMatch(
                policy ->
                    going.functions().stream().anyMatch(function -> uses(policy, function.name())));
    if (byTag) {
      throw inUse("A function of schema " + going.entry().name() + " is");
    }
    for (BuiltInCatalog catalog : BuiltInCatalog.values()) {
      for (SchemaEntry schema : index.schemas(catalog)) {
        SchemaNames names = index.requireSchema(catalog, schema.name());
        if (names != going
            && names.all().stream()
                .anyMatch(
                    entry ->
                        going.functions().stream()
                            .anyMatch(function -> uses(entry, function.name())))) {
          throw inUse("A function of schema " + going.entry().name() + " is");
        }
      }
    }
  }

  private static WarehouseException inUse(String what) {
    return WarehouseException.of(
        ErrorCode.DEPENDENT_OBJECTS_EXIST,
        what
            + " the row filter or a column mask of a table, or that of a policy by tag. ALTER TABLE"
            + " … DROP ROW FILTER, ALTER COLUMN … DROP MASK or DROP POLICY there first.");
  }

  private static boolean uses(TagPolicy policy, FunctionName function) {
    return policy.function().toString().equalsIgnoreCase(function.toString());
  }

  private static boolean liesIn(Securable object, SchemaNames schema) {
    return object.kind() != Securable.Kind.CATALOG
        && Securable.schema(object.catalog(), object.schema())
            .key()
            .equals(schema.securable().key());
  }

  private static boolean uses(TableEntry entry, FunctionName function) {
    return entry instanceof TableEntry.DeltaTable table
        && table.policies().calls().stream()
            .anyMatch(call -> call.function().toString().equalsIgnoreCase(function.toString()));
  }

  /**
   * The location of a table that another one is to replace. One with policies, which would go with
   * it, is not replaced.
   *
   * @throws WarehouseException POLICY_IN_FORCE
   */
  static Optional<URI> replaceable(TableEntry entry) {
    if (!(entry instanceof TableEntry.DeltaTable table)) {
      return Optional.empty();
    }
    if (!table.policies().isEmpty()) {
      throw WarehouseException.of(
          ErrorCode.POLICY_IN_FORCE,
          table.name()
              + " has a row filter or column masks, which a new table in its place would not have."
              + " Drop them first, or write INSERT OVERWRITE.");
    }
    return Optional.of(table.location());
  }
}
