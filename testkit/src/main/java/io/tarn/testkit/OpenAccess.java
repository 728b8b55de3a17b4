// SPDX-License-Identifier: Apache-2.0
package io.tarn.testkit;

import io.tarn.api.AccessControl;
import io.tarn.api.AccessDirectory;
import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Allows everything but what a test forbids, for tests that are about something else. */
public final class OpenAccess implements AccessControl, AccessDirectory {
  private record Right(String principal, Privilege privilege, Securable object) {}

  private record Sight(String principal, Securable object) {}

  private final Set<Right> forbidden = new HashSet<>();
  private final Set<Sight> hidden = new HashSet<>();

  /** From now on a principal lacks a right. */
  public OpenAccess forbid(String principal, Privilege privilege, Securable object) {
    forbidden.add(new Right(principal, privilege, object.key()));
    return this;
  }

  /** From now on a principal does not know of an object. */
  public OpenAccess hide(String principal, Securable object) {
    hidden.add(new Sight(principal, object.key()));
    return this;
  }

  /** Everything is allowed again. */
  public void reset() {
    forbidden.clear();
    hidden.clear();
  }

  @Override
  public Optional<Missing> missing(String principal, Privilege privilege, Securable object) {
    return forbidden.contains(new Right(principal, privilege, object.key()))
        ? Optional.of(new Missing(privilege, object))
        : Optional.empty();
  }

  @Override
  public boolean sees(String principal, Securable object) {
    return !hidden.contains(new Sight(principal, object.key()));
  }

  @Override
  public boolean isMember(String principal, String group) {
    return principal.equals("admin");
  }

  @Override
  public List<Principal> principals() {
    return List.of(new Principal("admin", Principal.Kind.USER, List.of()));
  }

  @Override
  public Optional<Principal> principal(String name) {
    return principals().stream().filter(p -> p.name().equalsIgnoreCase(name)).findFirst();
  }

  @Override
  public List<Token> tokens() {
    return List.of();
  }

  @Override
  public List<Grant> grants(Securable object) {
    return List.of();
  }
}
