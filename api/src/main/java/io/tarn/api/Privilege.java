// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may be granted, under Databricks' names. */
public enum Privilege {
  USE_CATALOG,
  USE_SCHEMA,
  /** To know that something is there and what columns it has. */
  BROWSE,
  SELECT,
  MODIFY,
  CREATE_SCHEMA,
  /** To make tables, and views. */
  CREATE_TABLE,
  CREATE_VIEW,
  CREATE_FUNCTION,
  /** To call a function. */
  EXECUTE,
  /** To set tags. */
  APPLY_TAG,
  /** To alter, drop, grant and give away; no right to the rows. */
  MANAGE,
  /** Every one of the above but {@link #MANAGE}. */
  ALL_PRIVILEGES;

  /** Its name in SQL, such as {@code USE CATALOG}. */
  public String words() {
    return name().replace('_', ' ');
  }

  /** Whether it can be granted on such an object. */
  public boolean appliesTo(Securable.Kind kind) {
    return switch (this) {
      case USE_CATALOG, CREATE_SCHEMA -> kind == Securable.Kind.CATALOG;
      case USE_SCHEMA, CREATE_TABLE, CREATE_VIEW, CREATE_FUNCTION ->
          kind == Securable.Kind.CATALOG || kind == Securable.Kind.SCHEMA;
      case SELECT, MODIFY, APPLY_TAG -> kind != Securable.Kind.FUNCTION;
      case EXECUTE -> kind != Securable.Kind.TABLE;
      case BROWSE, MANAGE, ALL_PRIVILEGES -> true;
    };
  }

  /** Whether whoever has it on an object of this kind, or on what that lies in, knows of it. */
  public boolean reveals(Securable.Kind kind) {
    return switch (this) {
      case BROWSE, SELECT, MODIFY, EXECUTE, APPLY_TAG, MANAGE, ALL_PRIVILEGES -> appliesTo(kind);
      case USE_CATALOG, USE_SCHEMA, CREATE_SCHEMA, CREATE_TABLE, CREATE_VIEW, CREATE_FUNCTION ->
          false;
    };
  }

  /** The privilege of a name in SQL, in any case; {@code USAGE} and the like are none. */
  public static Optional<Privilege> byWords(String words) {
    String name = words.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", "_");
    return Arrays.stream(values()).filter(privilege -> privilege.name().equals(name)).findFirst();
  }
}
