// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the rules say, written as plainly as can be: no index, nothing kept ready. */
final class AccessModel {
  private record Given(String principal, Privilege privilege, Securable object) {}

  final Map<String, Set<String>> members = new HashMap<>();
  final Map<Securable, String> owners = new HashMap<>();
  private final Set<Given> given = new HashSet<>();

  void grant(String principal, Privilege privilege, Securable object) {
    given.add(new Given(principal, privilege, object));
  }

  void revoke(String principal, Privilege privilege, Securable object) {
    given.remove(new Given(principal, privilege, object));
  }

  void forget(Securable object) {
    given.removeIf(each -> lies(each.object(), object));
    owners.keySet().removeIf(each -> lies(each, object));
  }

  private static boolean lies(Securable inner, Securable outer) {
    return inner.equals(outer) || inner.parent().map(p -> lies(p, outer)).orElse(false);
  }

  void forget(String principal) {
    given.removeIf(each -> each.principal().equals(principal));
    members.remove(principal);
    members.values().forEach(all -> all.remove(principal));
  }

  boolean isIn(String principal, String group) {
    return principal.equals(group)
        || group.equals("account users")
        || members.getOrDefault(group, Set.of()).stream().anyMatch(m -> isIn(principal, m));
  }

  boolean may(String principal, Privilege privilege, Securable object) {
    if (isIn(principal, "admins")) {
      return true;
    }
    boolean needsUse = privilege != Privilege.BROWSE && privilege != Privilege.MANAGE;
    if (needsUse) {
      for (Securable level : levels(object)) {
        if ((level.kind() == Securable.Kind.CATALOG && !has(principal, "USE_CATALOG", level))
            || (level.kind() == Securable.Kind.SCHEMA && !has(principal, "USE_SCHEMA", level))) {
          return false;
        }
      }
    }
    return has(principal, privilege.name(), object);
  }

  private boolean has(String principal, String privilege, Securable object) {
    Privilege wanted = Privilege.valueOf(privilege);
    return levels(object).stream()
        .anyMatch(
            level ->
                owns(principal, level)
                    || given.stream()
                        .anyMatch(
                            each ->
                                each.object().equals(level)
                                    && isIn(principal, each.principal())
                                    && covers(each.privilege(), wanted)));
  }

  private static boolean covers(Privilege given, Privilege wanted) {
    return given == wanted
        || (given == Privilege.ALL_PRIVILEGES && wanted != Privilege.MANAGE)
        || (given == Privilege.CREATE_TABLE && wanted == Privilege.CREATE_VIEW);
  }

  private boolean owns(String principal, Securable object) {
    return owners.containsKey(object) && isIn(principal, owners.get(object));
  }

  boolean sees(String principal, Securable object) {
    boolean revealed =
        isIn(principal, "admins")
            || has(principal, "BROWSE", object)
            || (object.kind() != Securable.Kind.FUNCTION
                && List.of("SELECT", "MODIFY", "APPLY_TAG").stream()
                    .anyMatch(privilege -> has(principal, privilege, object)))
            || (object.kind() != Securable.Kind.TABLE && has(principal, "EXECUTE", object))
            || has(principal, "MANAGE", object)
            || given.stream()
                .anyMatch(e -> e.object().equals(object) && isIn(principal, e.principal()));
    return revealed
        || owners.keySet().stream()
            .anyMatch(
                inner ->
                    inner.parent().isPresent()
                        && inner.parent().get().equals(object)
                        && (owns(principal, inner) || sees(principal, inner)));
  }

  private static List<Securable> levels(Securable object) {
    List<Securable> levels = new ArrayList<>();
    Optional<Securable> level = Optional.of(object);
    while (level.isPresent()) {
      levels.add(level.get());
      level = level.get().parent();
    }
    return levels;
  }
}
