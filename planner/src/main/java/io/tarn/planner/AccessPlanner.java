// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.AccessChange;
import io.tarn.api.AccessControl;
import io.tarn.api.AccessDirectory;
import io.tarn.api.AccessDirectory.Principal;
import io.tarn.api.PlannedStatement;
import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.parser.AccessAction;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Plans statements about users, groups, rights and owners: says who may ask for which. */
final class AccessPlanner {
  private final Statement statement;
  private final Namespaces namespaces;

  AccessPlanner(Statement statement, Namespaces namespaces) {
    this.statement = statement;
    this.namespaces = namespaces;
  }

  PlannedStatement plan(AccessAction action) {
    if (action instanceof AccessAction.ShowGrants show) {
      return showGrants(show);
    }
    if (action instanceof AccessAction.ShowPrincipals show) {
      return showPrincipals(show.kind());
    }
    if (action instanceof AccessAction.ShowTokens) {
      return new TokenPlanner(statement).show();
    }
    return new PlannedStatement.Access(change(action));
  }

  private AccessChange change(AccessAction action) {
    if (action instanceof AccessAction.Grant grant) {
      return grant(grant);
    }
    if (action instanceof AccessAction.SetOwner set) {
      return setOwner(set);
    }
    if (action instanceof AccessAction.SetPassword set) {
      if (!set.name().getSimple().equalsIgnoreCase(statement.user())) {
        requireAdmin(set.name(), "change the passwords of others");
      }
      return new AccessChange.SetPassword(set.name().getSimple(), set.password());
    }
    if (action instanceof AccessAction.CreateToken create) {
      return TokenPlanner.create(create);
    }
    if (action instanceof AccessAction.DropToken drop) {
      return new TokenPlanner(statement).drop(drop);
    }
    return principals(action);
  }

  private AccessChange principals(AccessAction action) {
    requireAdmin(action.names().get(0), "change users and groups");
    if (action instanceof AccessAction.CreateUser create) {
      return new AccessChange.CreateUser(
          create.name().getSimple(), create.password(), create.ifExists());
    }
    if (action instanceof AccessAction.CreateGroup create) {
      return new AccessChange.CreateGroup(create.name().getSimple(), create.ifExists());
    }
    if (action instanceof AccessAction.DropPrincipal drop) {
      return drop.kind() == Principal.Kind.USER
          ? new AccessChange.DropUser(drop.name().getSimple(), drop.ifMissing())
          : new AccessChange.DropGroup(drop.name().getSimple(), drop.ifMissing());
    }
    if (action instanceof AccessAction.ChangeMembers members) {
      return new AccessChange.ChangeMembers(
          members.group().getSimple(),
          members.action(),
          members.members().stream().map(SqlIdentifier::getSimple).toList(),
          members.kind());
    }
    throw new IllegalArgumentException("unknown statement: " + action.words());
  }

  private void requireAdmin(SqlIdentifier about, String what) {
    if (!isMember(AccessControl.ADMINS)) {
      throw PlannerErrors.adminsOnly(about.getParserPosition(), what);
    }
  }

  private boolean isMember(String group) {
    return statement.access().control().isMember(statement.user(), group);
  }

  private AccessChange grant(AccessAction.Grant grant) {
    Set<Privilege> privileges = EnumSet.noneOf(Privilege.class);
    for (SqlIdentifier words : grant.privileges()) {
      privileges.add(privilege(words));
    }
    Securable object = managed(grant.object());
    String principal = grant.principal().getSimple();
    return grant.direction() == AccessAction.Direction.GRANT
        ? new AccessChange.Grant(privileges, object, principal)
        : new AccessChange.Revoke(privileges, object, principal);
  }

  private static Privilege privilege(SqlIdentifier words) {
    List<String> known = Arrays.stream(Privilege.values()).map(Privilege::words).toList();
    return Privilege.byWords(words.getSimple())
        .orElseThrow(
            () ->
                PlannerErrors.argument(
                    words.getParserPosition(),
                    "There is no privilege "
                        + words.getSimple()
                        + "."
                        + NearestNames.hint(words.getSimple(), known)
                        + " There are: "
                        + String.join(", ", known)
                        + "."));
  }

  /** An object whose rights the caller may change. */
  private Securable managed(AccessAction.ObjectName written) {
    Securable object = object(written);
    statement.names().require(Privilege.MANAGE, object, written.name().getParserPosition());
    return object;
  }

  /** What a name stands for to the caller. */
  Securable object(AccessAction.ObjectName written) {
    SqlIdentifier name = written.name();
    SqlParserPos pos = name.getParserPosition();
    return switch (written.kind()) {
      case CATALOG -> Securable.catalog(namespaces.requireCatalog(name.toString(), pos));
      case SCHEMA -> {
        Namespaces.Name schema = namespaces.require(namespaces.complete(name), pos);
        yield Securable.schema(schema.catalog(), schema.schema());
      }
      case TABLE -> Securable.table(entry(name).name());
      case FUNCTION -> Securable.function(UserFunctions.require(statement, name).name());
    };
  }

  private TableEntry entry(SqlIdentifier name) {
    SqlParserPos pos = name.getParserPosition();
    TableName full = NameResolver.complete(name.names, statement.settings(), pos);
    return statement.names().entry(full, pos);
  }

  /**
   * A view or function reads with its owner's rights. So it may be given only where that gives
   * nobody more than the giver has: by an administrator, or to a group the giver is in.
   */
  private AccessChange setOwner(AccessAction.SetOwner set) {
    Securable object = managed(set.object());
    String owner = set.owner().getSimple();
    if (readsAsOwner(object, set.object().name())
        && !owner.equalsIgnoreCase(statement.user())
        && !isMember(owner)) {
      requireAdmin(
          set.owner(),
          "give a "
              + (object.kind() == Securable.Kind.FUNCTION ? "function" : "view")
              + " to somebody else, as it reads with its owner's rights");
    }
    return new AccessChange.SetOwner(object, owner);
  }

  private boolean readsAsOwner(Securable object, SqlIdentifier name) {
    return object.kind() == Securable.Kind.FUNCTION
        || (object.kind() == Securable.Kind.TABLE && entry(name) instanceof TableEntry.View);
  }

  private PlannedStatement.Rows showGrants(AccessAction.ShowGrants show) {
    Securable object = object(show.object());
    boolean all = statement.names().may(Privilege.MANAGE, object);
    Optional<String> only = show.principal().map(SqlIdentifier::getSimple);
    List<List<@Nullable Object>> rows =
        Stream.iterate(Optional.of(object), Optional::isPresent, level -> level.get().parent())
            .flatMap(level -> statement.access().directory().grants(level.get()).stream())
            .filter(grant -> all || isMember(grant.principal()))
            .filter(grant -> only.isEmpty() || only.get().equalsIgnoreCase(grant.principal()))
            .map(AccessPlanner::row)
            .toList();
    return new PlannedStatement.Rows(
        RowSets.strings("Principal", "ActionType", "ObjectType", "ObjectKey"), rows);
  }

  private static List<@Nullable Object> row(AccessDirectory.Grant grant) {
    return RowSets.row(
        grant.principal(),
        grant.privilege().words(),
        grant.object().kind().name(),
        grant.object().sqlName());
  }

  /** Administrators see everyone; others see themselves and the groups they are in. */
  private PlannedStatement.Rows showPrincipals(Principal.Kind kind) {
    boolean all = isMember(AccessControl.ADMINS);
    List<Principal> shown =
        statement.access().directory().principals().stream()
            .filter(principal -> principal.kind() == kind)
            .filter(principal -> all || isMember(principal.name()))
            .toList();
    return kind == Principal.Kind.USER
        ? new PlannedStatement.Rows(
            RowSets.strings("name"), shown.stream().map(user -> RowSets.row(user.name())).toList())
        : new PlannedStatement.Rows(
            RowSets.strings("name", "members"),
            shown.stream()
                .map(g -> RowSets.row(g.name(), all ? String.join(", ", g.members()) : null))
                .toList());
  }
}
