// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells who there is and what was granted to whom. Shows everything: the caller filters. */
public interface AccessDirectory {
  /** All users and groups, sorted by name. */
  List<Principal> principals();

  /** A user or group, in the case it was created with. */
  Optional<Principal> principal(String name);

  /** What was granted on exactly this object, sorted by principal. */
  List<Grant> grants(Securable object);

  /** All tokens that may still be used or have run out, newest first. */
  List<Token> tokens();

  /**
   * A personal access token, without its secret.
   *
   * @param id names it
   * @param user whose it is
   * @param comment what it is for
   * @param createdAt since when
   * @param expiresAt until when
   */
  record Token(
      String id, String user, Optional<String> comment, Instant createdAt, Instant expiresAt) {}

  /**
   * A user or a group.
   *
   * @param name its name; no user has the name of a group
   * @param kind which of both
   * @param members a group's direct members, sorted
   */
  record Principal(String name, Kind kind, List<String> members) {
    /** Kinds of principals. */
    public enum Kind {
      USER,
      GROUP
    }

    public Principal {
      members = List.copyOf(members);
    }
  }

  /**
   * One right of one principal.
   *
   * @param principal who has it
   * @param privilege what
   * @param object on what
   */
  record Grant(String principal, Privilege privilege, Securable object) {}
}
