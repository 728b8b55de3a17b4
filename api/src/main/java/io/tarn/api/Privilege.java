// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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
  /** To alter, drop, grant and give away; no right to the rows. */
  MANAGE,
  /** Every one of the above but {@link #MANAGE}. */
  ALL_PRIVILEGES;

  /** Whoever has one of these on something knows of all that lies in it. */
  public static final Set<Privilege> REVEALING =
      Set.copyOf(EnumSet.of(BROWSE, SELECT, MODIFY, MANAGE, ALL_PRIVILEGES));

  /** Its name in SQL, such as {@code USE CATALOG}. */
  public String words() {
    return name().replace('_', ' ');
  }

  /** Whether it can be granted on such an object. */
  public boolean appliesTo(Securable.Kind kind) {
    return switch (this) {
      case USE_CATALOG, CREATE_SCHEMA -> kind == Securable.Kind.CATALOG;
      case USE_SCHEMA, CREATE_TABLE, CREATE_VIEW -> kind != Securable.Kind.TABLE;
      case BROWSE, SELECT, MODIFY, MANAGE, ALL_PRIVILEGES -> true;
    };
  }

  /** The privilege of a name in SQL, in any case; {@code USAGE} and the like are none. */
  public static Optional<Privilege> byWords(String words) {
    String name = words.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", "_");
    return Arrays.stream(values()).filter(privilege -> privilege.name().equals(name)).findFirst();
  }
}
