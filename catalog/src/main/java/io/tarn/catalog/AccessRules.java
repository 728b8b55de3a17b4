// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.AccessControl;
import io.tarn.api.AccessDirectory.Grant;
import io.tarn.api.AccessDirectory.Principal;
import io.tarn.api.AccessDirectory.Token;
import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Who there is and what was granted, as of one moment. Made for quick answers; never changes. */
final class AccessRules {
  private static final Map<String, Set<Privilege>> NOTHING = Map.of();

  private final Map<String, Principal> principals = new TreeMap<>();
  private final Map<String, Set<String>> identities = new HashMap<>();
  private final Map<Securable, Map<String, Set<Privilege>>> grants = new HashMap<>();
  private final Map<Securable, Set<String>> grantedInside = new HashMap<>();

  private final Map<String, Instant> passwordsSince;
  private final Map<String, Token> tokens;

  /**
   * @param all users and groups
   * @param granted every right
   * @param passwordsSince when each user's password was set, by the users' keys
   * @param tokens tokens by the hashes of their secrets
   */
  AccessRules(
      Collection<Principal> all,
      Collection<Grant> granted,
      Map<String, Instant> passwordsSince,
      Map<String, Token> tokens) {
    this.passwordsSince = Map.copyOf(passwordsSince);
    this.tokens = Collections.unmodifiableMap(new LinkedHashMap<>(tokens));
    all.forEach(principal -> principals.put(NameRules.key(principal.name()), principal));
    Map<String, Set<String>> groupsOf = new HashMap<>();
    for (Principal group : all) {
      for (String member : group.members()) {
        groupsOf
            .computeIfAbsent(NameRules.key(member), key -> new HashSet<>())
            .add(NameRules.key(group.name()));
      }
    }
    principals.keySet().forEach(key -> identities.put(key, reached(key, groupsOf)));
    granted.forEach(this::add);
  }

  private static Set<String> reached(String from, Map<String, Set<String>> groupsOf) {
    Set<String> reached = new HashSet<>();
    reached.add(AccessControl.ALL_USERS);
    Deque<String> next = new ArrayDeque<>(List.of(from, AccessControl.ALL_USERS));
    while (!next.isEmpty()) {
      String key = next.remove();
      reached.add(key);
      groupsOf.getOrDefault(key, Set.of()).stream()
          .filter(group -> !reached.contains(group))
          .forEach(next::add);
    }
    return Set.copyOf(reached);
  }

  private void add(Grant grant) {
    Securable object = grant.object().key();
    String principal = NameRules.key(grant.principal());
    grants
        .computeIfAbsent(object, key -> new TreeMap<>())
        .computeIfAbsent(principal, key -> new HashSet<>())
        .add(grant.privilege());
    Optional<Securable> around = object.parent();
    while (around.isPresent()) {
      grantedInside.computeIfAbsent(around.get(), key -> new HashSet<>()).add(principal);
      around = around.get().parent();
    }
  }

  /** Keys of a principal and all groups it is in; empty if there is no such principal. */
  Set<String> identities(String principal) {
    return identities.getOrDefault(NameRules.key(principal), Set.of());
  }

  Optional<Principal> principal(String name) {
    return Optional.ofNullable(principals.get(NameRules.key(name)));
  }

  /** Since when a user has the password of now; empty if there is no such user. */
  Optional<Instant> passwordSince(String user) {
    return Optional.ofNullable(passwordsSince.get(NameRules.key(user)));
  }

  /** Tokens by the hashes of their secrets, newest first. */
  Map<String, Token> tokens() {
    return tokens;
  }

  List<Principal> principals() {
    return List.copyOf(principals.values());
  }

  /** What was granted on exactly this object, by the principals' keys. */
  Map<String, Set<Privilege>> on(Securable object) {
    return grants.getOrDefault(object, NOTHING);
  }

  /** Whether one of these was granted something on what lies in an object. */
  boolean grantsInside(Securable object, Set<String> who) {
    Set<String> inside = grantedInside.getOrDefault(object, Set.of());
    return who.stream().anyMatch(inside::contains);
  }

  /** Whether anything was granted on an object or on what lies in it. */
  boolean mentions(Securable object) {
    return grants.containsKey(object) || grantedInside.containsKey(object);
  }
}
