// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.Locale;
import java.util.Optional;

/**
 * Something that rights are granted on. Rights on a catalog hold for its schemas, rights on a
 * schema for what lies in it.
 *
 * @param kind what it is
 * @param catalog its catalog, or its own name
 * @param schema its schema, or its own name; empty for a catalog
 * @param name a table's, view's or function's name; empty for the others
 */
public record Securable(Kind kind, String catalog, String schema, String name) {
  /** Kinds of objects. Tables and views share one name space and are one kind; functions do not. */
  public enum Kind {
    CATALOG,
    SCHEMA,
    TABLE,
    FUNCTION
  }

  public static Securable catalog(String catalog) {
    return new Securable(Kind.CATALOG, catalog, "", "");
  }

  public static Securable schema(String catalog, String schema) {
    return new Securable(Kind.SCHEMA, catalog, schema, "");
  }

  /** A table or a view. */
  public static Securable table(TableName name) {
    return new Securable(Kind.TABLE, name.catalog(), name.schema(), name.table());
  }

  /** A function that a user has made. */
  public static Securable function(FunctionName name) {
    return new Securable(Kind.FUNCTION, name.catalog(), name.schema(), name.function());
  }

  /** What it lies in. */
  public Optional<Securable> parent() {
    return switch (kind) {
      case CATALOG -> Optional.empty();
      case SCHEMA -> Optional.of(catalog(catalog));
      case TABLE, FUNCTION -> Optional.of(schema(catalog, schema));
    };
  }

  /** A table's full name. */
  public TableName tableName() {
    return new TableName(catalog, schema, name);
  }

  /** A function's full name. */
  public FunctionName functionName() {
    return new FunctionName(catalog, schema, name);
  }

  /** The same with names in lower case: equal for equal objects. */
  public Securable key() {
    return new Securable(kind, lower(catalog), lower(schema), lower(name));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Its name as it is written in SQL. */
  public String sqlName() {
    return switch (kind) {
      case CATALOG -> TableName.quoted(catalog);
      case SCHEMA -> TableName.quoted(catalog) + "." + TableName.quoted(schema);
      case TABLE, FUNCTION -> tableName().toString();
    };
  }

  @Override
  public String toString() {
    return kind + " " + sqlName();
  }
}
