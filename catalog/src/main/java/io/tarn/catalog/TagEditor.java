// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.CatalogChange;
import io.tarn.api.ErrorCode;
import io.tarn.api.FunctionName;
import io.tarn.api.IfExists;
import io.tarn.api.IfMissing;
import io.tarn.api.PolicyCall;
import io.tarn.api.Securable;
import io.tarn.api.TagPolicy;
import io.tarn.api.WarehouseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sets tags and makes policies by tag, in turn with all other changes of names. */
final class TagEditor {
  /** As many as Databricks lets an object have. */
  private static final int MOST_TAGS = 50;

  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_VALUE = 1_000;

  private final NameEditor names;
  private final NameIndex index;
  private final TagIndex tags;

  TagEditor(NameEditor names, NameIndex index, TagIndex tags) {
    this.names = names;
    this.index = index;
    this.tags = tags;
  }

  void set(CatalogChange.SetTags change, String user) {
    change.tags().forEach(TagEditor::requireLawful);
    String column = change.column().map(NameRules::key).orElse("");
    names.exclusively(
        () -> {
          requireThere(change.object(), user);
          Map<String, String> all = new HashMap<>(known(change.object(), column));
          all.putAll(change.tags());
          if (all.size() > MOST_TAGS) {
            throw WarehouseException.of(
                ErrorCode.INVALID_ARGUMENT,
                "An object or column may have " + MOST_TAGS + " tags. UNSET some TAGS first.");
          }
          names.commit(handle -> TagTables.set(handle, change.object(), column, change.tags()));
          tags.reload();
          return true;
        });
  }

  private Map<String, String> known(Securable object, String column) {
    return column.isEmpty()
        ? tags.tags(object)
        : tags.columnTags(object.tableName()).getOrDefault(column, Map.of());
  }

  private static void requireLawful(String tag, String value) {
    if (tag.isBlank() || tag.length() > LONGEST_NAME || value.length() > LONGEST_VALUE) {
      throw WarehouseException.of(
          ErrorCode.INVALID_ARGUMENT,
          "A tag's name has 1 to "
              + LONGEST_NAME
              + " characters and its value at most "
              + LONGEST_VALUE
              + ".");
    }
  }

  void unset(CatalogChange.UnsetTags change, String user) {
    String column = change.column().map(NameRules::key).orElse("");
    names.exclusively(
        () -> {
          requireThere(change.object(), user);
          Set<String> gone = change.tags();
          names.commit(handle -> TagTables.unset(handle, change.object(), column, gone));
          tags.reload();
          return true;
        });
  }

  void create(CatalogChange.CreatePolicy change, String user) {
    TagPolicy asked = change.policy();
    NameRules.checkLawful("policy", asked.name());
    names.exclusively(
        () -> {
          requireThere(asked.on(), user);
          boolean taken = find(asked.on(), asked.name());
          if (taken && change.ifExists() == IfExists.FAIL) {
            throw WarehouseException.of(
                ErrorCode.POLICY_ALREADY_EXISTS,
                "There is a policy '"
                    + asked.name()
                    + "' on "
                    + asked.on()
                    + " already. Choose another name, or write CREATE OR REPLACE POLICY.");
          }
          FunctionName function =
              PolicyUses.existing(index, new PolicyCall(asked.function(), List.of())).function();
          TagPolicy policy = withFunction(asked, function);
          names.commit(
              handle -> {
                TagTables.deletePolicy(handle, policy.on(), policy.name());
                TagTables.insertPolicy(handle, policy);
              });
          tags.reload();
          return true;
        });
  }

  private static TagPolicy withFunction(TagPolicy policy, FunctionName function) {
    return new TagPolicy(
        policy.name(),
        policy.on().key(),
        policy.comment(),
        policy.kind(),
        function,
        policy.to(),
        policy.except(),
        policy.when(),
        policy.matches(),
        policy.masked(),
        policy.using());
  }

  void drop(CatalogChange.DropPolicy change, String user) {
    names.exclusively(
        () -> {
          requireThere(change.on(), user);
          if (!find(change.on(), change.name())) {
            if (change.ifMissing() == IfMissing.IGNORE) {
              return false;
            }
            throw WarehouseException.of(
                ErrorCode.POLICY_NOT_FOUND,
                "There is no policy '"
                    + change.name()
                    + "' on "
                    + change.on()
                    + ". SHOW POLICIES lists what there is.");
          }
          names.commit(handle -> TagTables.deletePolicy(handle, change.on(), change.name()));
          tags.reload();
          return true;
        });
  }

  private boolean find(Securable on, String name) {
    return tags.policies(on).stream().anyMatch(policy -> policy.name().equalsIgnoreCase(name));
  }

  /** The object is there, in a catalog that may be changed. */
  private void requireThere(Securable object, String user) {
    BuiltInCatalog catalog = BuiltInCatalog.requireWritable(object.catalog(), user);
    if (object.kind() != Securable.Kind.CATALOG) {
      SchemaNames schema = index.requireSchema(catalog, object.schema());
      if (object.kind() == Securable.Kind.TABLE && schema.find(object.name()).isEmpty()) {
        throw CatalogErrors.relationNotFound(object.tableName(), schema.titles());
      }
    }
  }
}
