// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A change of names that needs no engine. Each is applied whole or not at all. */
public sealed interface CatalogChange {
  /**
   * @param catalog where
   * @param schema its name
   * @param comment what it holds
   * @param ifExists FAIL or IGNORE
   */
  record CreateSchema(String catalog, String schema, Optional<String> comment, IfExists ifExists)
      implements CatalogChange {}

  /**
   * @param catalog where
   * @param schema its name
   * @param ifMissing what if there is none
   * @param cascade whether its tables go with it
   */
  record DropSchema(String catalog, String schema, IfMissing ifMissing, Cascade cascade)
      implements CatalogChange {}

  /** Whether a schema that is not empty may be dropped. */
  enum Cascade {
    RESTRICT,
    CASCADE
  }

  /**
   * Creates an empty Delta table (version 0) and names it.
   *
   * @param definition the table
   * @param ifExists FAIL, IGNORE or REPLACE
   */
  record CreateTable(TableDefinition definition, IfExists ifExists) implements CatalogChange {}

  /**
   * @param name the table
   * @param ifMissing what if there is none
   */
  record DropTable(TableName name, IfMissing ifMissing) implements CatalogChange {}

  /**
   * @param view the view; its owner is the caller
   * @param ifExists FAIL, IGNORE or REPLACE
   */
  record CreateView(TableEntry.View view, IfExists ifExists) implements CatalogChange {}

  /**
   * @param name the view
   * @param ifMissing what if there is none
   */
  record DropView(TableName name, IfMissing ifMissing) implements CatalogChange {}

  /**
   * Gives a table or view another name; its data stays where it is.
   *
   * @param name the name it has
   * @param newName a name that is free, in the same catalog
   */
  record RenameTable(TableName name, TableName newName) implements CatalogChange {}

  /**
   * Says what a table or view holds.
   *
   * @param name the table or view
   * @param comment the text; empty to remove it
   */
  record CommentOnTable(TableName name, Optional<String> comment) implements CatalogChange {}

  /**
   * @param table the table
   * @param key an informational key of it, of a name that its others do not have
   */
  record AddKey(TableName table, KeyConstraint key) implements CatalogChange {}

  /**
   * @param table the table
   * @param key the name of one of its keys; nothing happens if it has none of this name
   */
  record DropKey(TableName table, String key) implements CatalogChange {}

  /**
   * @param table the table
   * @param filter what its rows must meet to be read, in place of any before; empty for none
   */
  record SetRowFilter(TableName table, Optional<PolicyCall> filter) implements CatalogChange {}

  /**
   * @param table the table
   * @param column the column, as it is written in the table
   * @param mask what is read in its place, instead of any before; empty for none
   */
  record SetColumnMask(TableName table, String column, Optional<PolicyCall> mask)
      implements CatalogChange {}

  /**
   * @param object a catalog, schema, table or view
   * @param column a column of the table or view; empty for the object itself
   * @param tags values by names, in place of those of the same names
   */
  record SetTags(Securable object, Optional<String> column, Map<String, String> tags)
      implements CatalogChange {
    public SetTags {
      tags = Map.copyOf(tags);
    }
  }

  /**
   * @param object a catalog, schema, table or view
   * @param column a column of the table or view; empty for the object itself
   * @param tags names; those it does not have are ignored
   */
  record UnsetTags(Securable object, Optional<String> column, Set<String> tags)
      implements CatalogChange {
    public UnsetTags {
      tags = Set.copyOf(tags);
    }
  }

  /**
   * @param policy a row filter or column mask by tag
   * @param ifExists FAIL or REPLACE
   */
  record CreatePolicy(TagPolicy policy, IfExists ifExists) implements CatalogChange {}

  /**
   * @param name a policy by tag
   * @param on what it stands on
   * @param ifMissing what if there is none
   */
  record DropPolicy(String name, Securable on, IfMissing ifMissing) implements CatalogChange {}

  /**
   * @param function the function; its owner is the caller
   * @param ifExists FAIL, IGNORE or REPLACE
   */
  record CreateFunction(FunctionEntry function, IfExists ifExists) implements CatalogChange {}

  /**
   * @param name the function
   * @param ifMissing what if there is none
   */
  record DropFunction(FunctionName name, IfMissing ifMissing) implements CatalogChange {}
}
