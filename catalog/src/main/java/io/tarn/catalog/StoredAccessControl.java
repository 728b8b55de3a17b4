// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.AccessControl;
import io.tarn.api.AccessDirectory;
import io.tarn.api.FunctionEntry;
import io.tarn.api.Privilege;
import io.tarn.api.SchemaEntry;
import io.tarn.api.Securable;
import io.tarn.api.TableEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides from the rules and the owners in memory. Owners of something have every right on it and
 * on what lies in it, and so have the members of {@link AccessControl#ADMINS} on everything.
 */
final class StoredAccessControl implements AccessControl, AccessDirectory {
  /** What everyone may do with system tables: each shows what its reader may see. */
  private static final Set<Privilege> OPEN =
      EnumSet.of(Privilege.USE_CATALOG, Privilege.USE_SCHEMA, Privilege.BROWSE, Privilege.SELECT);

  /** Rights that need no other: they are about the object, not about what is in it. */
  private static final Set<Privilege> APART = EnumSet.of(Privilege.BROWSE, Privilege.MANAGE);

  private final AccessState state;
  private final NameIndex index;

  StoredAccessControl(AccessState state, NameIndex index) {
    this.state = state;
    this.index = index;
  }

  @Override
  public Optional<Missing> missing(String principal, Privilege privilege, Securable object) {
    AccessRules rules = state.rules();
    Set<String> who = rules.identities(principal);
    if (isTrusted(principal, who)) {
      return Optional.empty();
    }
    for (Missing needed : needed(privilege, object)) {
      if (!holds(rules, who, needed.privilege(), needed.object().key())) {
        return Optional.of(needed);
      }
    }
    return Optional.empty();
  }

  private static boolean isTrusted(String principal, Set<String> who) {
    return who.contains(ADMINS) || principal.equals(BuiltInCatalog.INTERNAL_USER);
  }

  private static List<Missing> needed(Privilege privilege, Securable object) {
    List<Missing> needed = new ArrayList<>();
    needed.add(new Missing(privilege, object));
    Optional<Securable> around = APART.contains(privilege) ? Optional.empty() : Optional.of(object);
    while (around.isPresent()) {
      if (around.get().kind() == Securable.Kind.SCHEMA) {
        needed.add(new Missing(Privilege.USE_SCHEMA, around.get()));
      } else if (around.get().kind() == Securable.Kind.CATALOG) {
        needed.add(new Missing(Privilege.USE_CATALOG, around.get()));
      }
      around = around.get().parent();
    }
    Collections.reverse(needed);
    return needed;
  }

  private boolean holds(AccessRules rules, Set<String> who, Privilege privilege, Securable key) {
    if (who.isEmpty()) {
      return false;
    }
    if (OPEN.contains(privilege) && isOpen(key)) {
      return true;
    }
    Optional<Securable> level = Optional.of(key);
    while (level.isPresent()) {
      if (owns(who, level.get()) || isGranted(rules.on(level.get()), who, privilege)) {
        return true;
      }
      level = level.get().parent();
    }
    return false;
  }

  private static boolean isOpen(Securable key) {
    return key.catalog().equals(BuiltInCatalog.SYSTEM.title())
        || key.schema().equals(InformationSchema.NAME);
  }

  private static boolean isGranted(
      Map<String, Set<Privilege>> grants, Set<String> who, Privilege privilege) {
    if (grants.isEmpty()) {
      return false;
    }
    for (String identity : who) {
      Set<Privilege> granted = grants.getOrDefault(identity, Set.of());
      if (granted.contains(privilege)
          || (privilege != Privilege.MANAGE && granted.contains(Privilege.ALL_PRIVILEGES))
          || (privilege == Privilege.CREATE_VIEW && granted.contains(Privilege.CREATE_TABLE))) {
        return true;
      }
    }
    return false;
  }

  private boolean owns(Set<String> who, Securable key) {
    return owner(key).map(owner -> who.contains(NameRules.key(owner))).orElse(false);
  }

  private Optional<String> owner(Securable key) {
    return switch (key.kind()) {
      case CATALOG -> Optional.of(ADMINS);
      case SCHEMA -> schema(key).map(SchemaNames::entry).map(SchemaEntry::owner);
      case TABLE -> index.find(key.tableName()).map(TableEntry::owner);
      case FUNCTION -> schema(key).flatMap(s -> s.function(key.name())).map(FunctionEntry::owner);
    };
  }

  private Optional<SchemaNames> schema(Securable key) {
    return BuiltInCatalog.byName(key.catalog())
        .flatMap(catalog -> index.schema(catalog, key.schema()));
  }

  @Override
  public boolean sees(String principal, Securable object) {
    AccessRules rules = state.rules();
    Set<String> who = rules.identities(principal);
    if (isTrusted(principal, who)) {
      return true;
    }
    Securable key = object.key();
    if (!rules.on(key).isEmpty() && who.stream().anyMatch(rules.on(key)::containsKey)) {
      return true;
    }
    return Arrays.stream(Privilege.values())
            .filter(privilege -> privilege.reveals(key.kind()))
            .anyMatch(privilege -> holds(rules, who, privilege, key))
        || seesInside(rules, who, key);
  }

  /** A catalog or schema shows itself to whoever sees something in it. */
  private boolean seesInside(AccessRules rules, Set<String> who, Securable key) {
    return switch (key.kind()) {
      case TABLE, FUNCTION -> false;
      case SCHEMA ->
          rules.grantsInside(key, who)
              || schema(key).filter(schema -> schema.holdsSomethingOf(who)).isPresent();
      case CATALOG ->
          rules.grantsInside(key, who)
              || BuiltInCatalog.byName(key.catalog()).stream()
                  .flatMap(catalog -> index.schemas(catalog).stream())
                  .map(schema -> Securable.schema(schema.catalog(), schema.name()).key())
                  .anyMatch(schema -> owns(who, schema) || seesInside(rules, who, schema));
    };
  }

  @Override
  public boolean isMember(String principal, String group) {
    return principal.equals(BuiltInCatalog.INTERNAL_USER)
        || state.rules().identities(principal).contains(NameRules.key(group));
  }

  @Override
  public List<Principal> principals() {
    return state.rules().principals();
  }

  @Override
  public Optional<Principal> principal(String name) {
    return state.rules().principal(name);
  }

  @Override
  public List<Token> tokens() {
    return List.copyOf(state.rules().tokens().values());
  }

  @Override
  public List<Grant> grants(Securable object) {
    List<Grant> grants = new ArrayList<>();
    state
        .rules()
        .on(object.key())
        .forEach(
            (principal, privileges) ->
                privileges.stream()
                    .sorted()
                    .forEach(p -> grants.add(new Grant(title(principal), p, object))));
    return grants;
  }

  private String title(String key) {
    return principal(key).map(Principal::name).orElse(key);
  }
}
