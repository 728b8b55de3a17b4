// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** A change of who there is or of who may do what. Applied whole or not at all. */
public sealed interface AccessChange {
  /** In words, without any secret. */
  String summary();

  /** What a client gets of it: a count, unless it answers with rows. */
  default StatementDescription description() {
    return StatementDescription.update();
  }

  /**
   * @param user the name
   * @param password the first password; without one the user comes in by other means only
   * @param ifExists FAIL or IGNORE
   */
  record CreateUser(String user, Optional<String> password, IfExists ifExists)
      implements AccessChange {
    @Override
    public String summary() {
      return "CREATE USER " + TableName.quoted(user);
    }

    @Override
    public String toString() {
      return summary();
    }
  }

  /**
   * @param user whose
   * @param password the next one; the former is refused from then on
   */
  record SetPassword(String user, String password) implements AccessChange {
    @Override
    public String summary() {
      return "ALTER USER " + TableName.quoted(user) + " PASSWORD";
    }

    @Override
    public String toString() {
      return summary();
    }
  }

  /**
   * @param user who goes, with all that was granted to them
   * @param ifMissing what if there is none
   */
  record DropUser(String user, IfMissing ifMissing) implements AccessChange {
    @Override
    public String summary() {
      return "DROP USER " + TableName.quoted(user);
    }
  }

  /**
   * @param group the name
   * @param ifExists FAIL or IGNORE
   */
  record CreateGroup(String group, IfExists ifExists) implements AccessChange {
    @Override
    public String summary() {
      return "CREATE GROUP " + TableName.quoted(group);
    }
  }

  /**
   * @param group what goes, with all that was granted to it; its members stay
   * @param ifMissing what if there is none
   */
  record DropGroup(String group, IfMissing ifMissing) implements AccessChange {
    @Override
    public String summary() {
      return "DROP GROUP " + TableName.quoted(group);
    }
  }

  /**
   * Puts users or groups into a group, or takes them out.
   *
   * @param group whose members
   * @param action in or out
   * @param members who
   * @param kind what the members are
   */
  record ChangeMembers(
      String group, Action action, List<String> members, AccessDirectory.Principal.Kind kind)
      implements AccessChange {
    /** In or out. */
    public enum Action {
      ADD,
      DROP
    }

    public ChangeMembers {
      members = List.copyOf(members);
    }

    @Override
    public String summary() {
      return "ALTER GROUP "
          + TableName.quoted(group)
          + " "
          + action
          + " "
          + kind
          + " "
          + String.join(", ", members.stream().map(TableName::quoted).toList());
    }
  }

  /**
   * @param privileges what
   * @param object on what
   * @param principal to whom
   */
  record Grant(Set<Privilege> privileges, Securable object, String principal)
      implements AccessChange {
    public Grant {
      privileges = Set.copyOf(privileges);
    }

    @Override
    public String summary() {
      return "GRANT " + words(privileges) + " ON " + object + " TO " + TableName.quoted(principal);
    }
  }

  /**
   * Takes back what was granted on this very object; what was never granted is ignored.
   *
   * @param privileges what
   * @param object on what
   * @param principal from whom
   */
  record Revoke(Set<Privilege> privileges, Securable object, String principal)
      implements AccessChange {
    public Revoke {
      privileges = Set.copyOf(privileges);
    }

    @Override
    public String summary() {
      return "REVOKE "
          + words(privileges)
          + " ON "
          + object
          + " FROM "
          + TableName.quoted(principal);
    }
  }

  /**
   * @param object a schema, table, view or function
   * @param owner the user or group that owns it from then on
   */
  record SetOwner(Securable object, String owner) implements AccessChange {
    @Override
    public String summary() {
      return "ALTER " + object + " OWNER TO " + TableName.quoted(owner);
    }
  }

  /**
   * Makes a personal access token for the caller. Its rows are the only ones that ever show it.
   *
   * @param comment what it is for
   * @param lifetime how long it may be used
   */
  record CreateToken(Optional<String> comment, Duration lifetime) implements AccessChange {
    private static final Schema RESULT =
        new Schema(
            List.of(
                Field.nullable("token_id", new ArrowType.Utf8()),
                Field.nullable("token_value", new ArrowType.Utf8()),
                Field.nullable(
                    "expiration_time", new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"))));

    @Override
    public StatementDescription description() {
      return new StatementDescription(true, RESULT, StatementDescription.update().parameters());
    }

    @Override
    public String summary() {
      return "CREATE TOKEN LIFETIME " + lifetime.toDays() + " DAYS";
    }
  }

  /**
   * Takes a personal access token back; sessions that were opened with it end with it.
   *
   * @param id which
   */
  record DropToken(String id) implements AccessChange {
    @Override
    public String summary() {
      return "DROP TOKEN '" + id + "'";
    }
  }

  private static String words(Set<Privilege> privileges) {
    return String.join(", ", privileges.stream().sorted().map(Privilege::words).toList());
  }
}
