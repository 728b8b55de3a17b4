// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import io.tarn.api.AccessChange;
import io.tarn.api.AccessDirectory.Principal;
import io.tarn.api.IfExists;
import io.tarn.api.IfMissing;
import io.tarn.api.Securable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** What an {@link AccessStatement} is to do, with names as they were written. */
public sealed interface AccessAction {
  /** Its leading words. */
  String words();

  /** The names in it. */
  List<SqlIdentifier> names();

  /**
   * Something rights are granted on.
   *
   * @param kind what it is
   * @param name its name, of as many parts as were written
   */
  record ObjectName(Securable.Kind kind, SqlIdentifier name) {}

  /** Whether rights are given or taken. */
  enum Direction {
    GRANT,
    REVOKE
  }

  /** {@code CREATE USER [IF NOT EXISTS] name [PASSWORD '…']}. */
  record CreateUser(SqlIdentifier name, Optional<String> password, IfExists ifExists)
      implements AccessAction {
    @Override
    public String words() {
      return "CREATE USER";
    }

    @Override
    public List<SqlIdentifier> names() {
      return List.of(name);
    }

    @Override
    public String toString() {
      return words() + " " + name;
    }
  }

  /** {@code ALTER USER name [SET] PASSWORD '…'}. */
  record SetPassword(SqlIdentifier name, String password) implements AccessAction {
    @Override
    public String words() {
      return "ALTER USER";
    }

    @Override
    public List<SqlIdentifier> names() {
      return List.of(name);
    }

    @Override
    public String toString() {
      return words() + " " + name;
    }
  }

  /** {@code DROP USER|GROUP [IF EXISTS] name}. */
  record DropPrincipal(Principal.Kind kind, SqlIdentifier name, IfMissing ifMissing)
      implements AccessAction {
    @Override
    public String words() {
      return "DROP " + kind;
    }

    @Override
    public List<SqlIdentifier> names() {
      return List.of(name);
    }
  }

  /** {@code CREATE GROUP [IF NOT EXISTS] name}. */
  record CreateGroup(SqlIdentifier name, IfExists ifExists) implements AccessAction {
    @Override
    public String words() {
      return "CREATE GROUP";
    }

    @Override
    public List<SqlIdentifier> names() {
      return List.of(name);
    }
  }

  /** {@code ALTER GROUP name ADD|DROP USER|GROUP member, …}. */
  record ChangeMembers(
      SqlIdentifier group,
      AccessChange.ChangeMembers.Action action,
      List<SqlIdentifier> members,
      Principal.Kind kind)
      implements AccessAction {
    public ChangeMembers {
      members = List.copyOf(members);
    }

    @Override
    public String words() {
      return "ALTER GROUP";
    }

    @Override
    public List<SqlIdentifier> names() {
      List<SqlIdentifier> names = new ArrayList<>(members);
      names.add(0, group);
      return names;
    }
  }

  /** {@code GRANT|REVOKE privilege, … ON object TO|FROM principal}. */
  record Grant(
      Direction direction,
      List<SqlIdentifier> privileges,
      ObjectName object,
      SqlIdentifier principal)
      implements AccessAction {
    public Grant {
      privileges = List.copyOf(privileges);
    }

    @Override
    public String words() {
      return direction.name();
    }

    @Override
    public List<SqlIdentifier> names() {
      return List.of(object.name(), principal);
    }
  }

  /** {@code ALTER SCHEMA|TABLE|VIEW|FUNCTION name [SET] OWNER TO principal}. */
  record SetOwner(ObjectName object, SqlIdentifier owner) implements AccessAction {
    @Override
    public String words() {
      return "ALTER " + object.kind();
    }

    @Override
    public List<SqlIdentifier> names() {
      return List.of(object.name(), owner);
    }
  }

  /** {@code SHOW GRANTS [principal] ON object}. */
  record ShowGrants(Optional<SqlIdentifier> principal, ObjectName object) implements AccessAction {
    static ShowGrants of(@Nullable SqlIdentifier principal, ObjectName object) {
      return new ShowGrants(Optional.ofNullable(principal), object);
    }

    @Override
    public String words() {
      return "SHOW GRANTS";
    }

    @Override
    public List<SqlIdentifier> names() {
      return List.of(object.name());
    }
  }

  /** {@code SHOW USERS}, {@code SHOW GROUPS}. */
  record ShowPrincipals(Principal.Kind kind) implements AccessAction {
    @Override
    public String words() {
      return "SHOW " + kind + "S";
    }

    @Override
    public List<SqlIdentifier> names() {
      return List.of();
    }
  }

  /** {@code CREATE TOKEN [COMMENT '…'] [LIFETIME n DAYS]}. */
  record CreateToken(Optional<String> comment, OptionalInt days, SqlParserPos pos)
      implements AccessAction {
    static CreateToken of(@Nullable String comment, OptionalInt days, SqlParserPos pos) {
      return new CreateToken(Optional.ofNullable(comment), days, pos);
    }

    @Override
    public String words() {
      return "CREATE TOKEN";
    }

    @Override
    public List<SqlIdentifier> names() {
      return List.of();
    }
  }

  /** {@code DROP TOKEN 'id'}. */
  record DropToken(String id, SqlParserPos pos) implements AccessAction {
    @Override
    public String words() {
      return "DROP TOKEN";
    }

    @Override
    public List<SqlIdentifier> names() {
      return List.of();
    }
  }

  /** {@code SHOW TOKENS}. */
  record ShowTokens() implements AccessAction {
    @Override
    public String words() {
      return "SHOW TOKENS";
    }

    @Override
    public List<SqlIdentifier> names() {
      return List.of();
    }
  }
}
