// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.AccessChange;
import io.tarn.api.AccessControl;
import io.tarn.api.AccessDirectory.Principal;
import io.tarn.api.AccessDirectory.Token;
import io.tarn.api.AccessEditor;
import io.tarn.api.AuditLog;
import io.tarn.api.IfExists;
import io.tarn.api.IfMissing;
import io.tarn.api.PlannedStatement;
import io.tarn.api.Privilege;
import io.tarn.api.SchemaEntry;
import io.tarn.api.Securable;
import io.tarn.api.TableEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.HandleConsumer;

/** Changes users, groups and rights, one change at a time, together with the changes of names. */
final class StoredAccessEditor implements AccessEditor {
  private static final Set<String> BUILT_IN =
      Set.of(AccessControl.ADMINS, AccessControl.ALL_USERS, UserAccounts.ADMINISTRATOR);

  private final UserAccounts accounts;
  private final NameIndex index;
  private final NameEditor names;
  private final FunctionEditor functions;
  private final AccessState state;
  private final TagIndex tags;
  private final AuditLog audit;

  StoredAccessEditor(
      UserAccounts accounts,
      NameIndex index,
      NameEditor names,
      FunctionEditor functions,
      AccessState state,
      TagIndex tags,
      AuditLog audit) {
    this.tags = tags;
    this.accounts = accounts;
    this.index = index;
    this.names = names;
    this.functions = functions;
    this.state = state;
    this.audit = audit;
  }

  @Override
  public Optional<PlannedStatement.Rows> apply(AccessChange change, String user) {
    Optional<PlannedStatement.Rows> rows =
        names.exclusively(
            () -> {
              if (change instanceof AccessChange.CreateToken create) {
                return Optional.of(createToken(create, user));
              }
              applyAlone(change, user);
              return Optional.empty();
            });
    audit.record(
        new AuditLog.Event(user, AuditLog.Action.CHANGE, change.summary(), Optional.empty()));
    return rows;
  }

  private PlannedStatement.Rows createToken(AccessChange.CreateToken create, String user) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    String secret = TokenTables.newSecret();
    Token token =
        new Token(
            TokenTables.newId(),
            requireKind(user, Principal.Kind.USER).name(),
            create.comment(),
            now,
            now.plus(create.lifetime()));
    write(handle -> TokenTables.insert(handle, token, secret));
    return new PlannedStatement.Rows(
        create.description().result(), List.of(List.of(token.id(), secret, token.expiresAt())));
  }

  private void applyAlone(AccessChange change, String user) {
    if (change instanceof AccessChange.CreateUser create) {
      createUser(create);
    } else if (change instanceof AccessChange.SetPassword set) {
      accounts.setPassword(requireKind(set.user(), Principal.Kind.USER).name(), set.password());
      state.reload();
    } else if (change instanceof AccessChange.DropToken drop) {
      write(handle -> TokenTables.delete(handle, drop.id()));
    } else if (change instanceof AccessChange.DropUser drop) {
      drop(drop.user(), Principal.Kind.USER, drop.ifMissing());
    } else if (change instanceof AccessChange.CreateGroup create) {
      createGroup(create);
    } else if (change instanceof AccessChange.DropGroup drop) {
      drop(drop.group(), Principal.Kind.GROUP, drop.ifMissing());
    } else if (change instanceof AccessChange.ChangeMembers members) {
      changeMembers(members);
    } else if (change instanceof AccessChange.Grant grant) {
      checkGrantable(grant.privileges(), grant.object());
      String to = require(grant.principal()).name();
      write(handle -> AccessTables.grant(handle, grant.privileges(), grant.object(), to, user));
    } else if (change instanceof AccessChange.Revoke revoke) {
      checkGrantable(revoke.privileges(), revoke.object());
      String from = require(revoke.principal()).name();
      write(handle -> AccessTables.revoke(handle, revoke.privileges(), revoke.object(), from));
    } else if (change instanceof AccessChange.SetOwner set) {
      setOwner(set.object(), require(set.owner()).name(), user);
    } else {
      throw new IllegalArgumentException("unknown change: " + change.getClass());
    }
  }

  private void write(HandleConsumer<RuntimeException> work) {
    try {
      names.commit(work);
    } finally {
      // Also when it failed: only the database knows whether it happened.
      state.reload();
    }
  }

  private void createUser(AccessChange.CreateUser create) {
    if (state.rules().principal(create.user()).isPresent()) {
      if (create.ifExists() == IfExists.FAIL) {
        throw AccessErrors.principalExists(create.user());
      }
      return;
    }
    accounts.create(create.user(), create.password());
    state.reload();
  }

  private void createGroup(AccessChange.CreateGroup create) {
    if (state.rules().principal(create.group()).isPresent()) {
      if (create.ifExists() == IfExists.FAIL) {
        throw AccessErrors.principalExists(create.group());
      }
      return;
    }
    NameRules.checkLawful("group", create.group());
    UserAccounts.checkFree(create.group());
    write(handle -> AccessTables.insertGroup(handle, create.group()));
  }

  private void drop(String name, Principal.Kind kind, IfMissing ifMissing) {
    Optional<Principal> found = state.rules().principal(name).filter(p -> p.kind() == kind);
    if (found.isEmpty()) {
      if (ifMissing == IfMissing.FAIL) {
        throw AccessErrors.notOfKind(name, kind);
      }
      return;
    }
    if (BUILT_IN.contains(NameRules.key(name))) {
      throw AccessErrors.builtIn(found.get().name());
    }
    List<Securable> owned = ownedBy(NameRules.key(name));
    if (!owned.isEmpty()) {
      throw AccessErrors.stillOwns(found.get().name(), owned);
    }
    if (tags.names(found.get().name())) {
      throw AccessErrors.namedByPolicy(found.get().name());
    }
    write(handle -> AccessTables.deletePrincipal(handle, found.get()));
  }

  private List<Securable> ownedBy(String key) {
    List<Securable> owned = new ArrayList<>();
    for (BuiltInCatalog catalog : BuiltInCatalog.values()) {
      for (SchemaEntry schema : index.schemas(catalog)) {
        if (NameRules.key(schema.owner()).equals(key)) {
          owned.add(Securable.schema(schema.catalog(), schema.name()));
        }
        SchemaNames content = index.requireSchema(catalog, schema.name());
        content.all().stream()
            .filter(entry -> NameRules.key(entry.owner()).equals(key))
            .forEach(entry -> owned.add(Securable.table(entry.name())));
        content.functions().stream()
            .filter(function -> NameRules.key(function.owner()).equals(key))
            .forEach(function -> owned.add(Securable.function(function.name())));
      }
    }
    return owned;
  }

  private void changeMembers(AccessChange.ChangeMembers change) {
    Principal group = requireKind(change.group(), Principal.Kind.GROUP);
    if (NameRules.key(group.name()).equals(AccessControl.ALL_USERS)) {
      throw AccessErrors.builtIn(group.name());
    }
    List<Principal> members =
        change.members().stream().map(name -> requireKind(name, change.kind())).toList();
    if (change.action() == AccessChange.ChangeMembers.Action.ADD) {
      members.forEach(member -> checkAcyclic(group, member));
      write(handle -> members.forEach(m -> AccessTables.addMember(handle, group.name(), m.name())));
      return;
    }
    boolean lastKey = NameRules.key(group.name()).equals(AccessControl.ADMINS);
    for (Principal member : members) {
      if (lastKey && NameRules.key(member.name()).equals(UserAccounts.ADMINISTRATOR)) {
        throw AccessErrors.builtIn(member.name());
      }
    }
    write(
        handle -> members.forEach(m -> AccessTables.removeMember(handle, group.name(), m.name())));
  }

  /** Everyone is in the group of all users, so that group can be in no other one. */
  private void checkAcyclic(Principal group, Principal member) {
    if (NameRules.key(member.name()).equals(AccessControl.ALL_USERS)) {
      throw AccessErrors.builtIn(member.name());
    }
    if (state.rules().identities(group.name()).contains(NameRules.key(member.name()))) {
      throw AccessErrors.circular(group.name(), member.name());
    }
  }

  private void checkGrantable(Set<Privilege> privileges, Securable object) {
    BuiltInCatalog catalog = BuiltInCatalog.require(object.catalog());
    boolean information = NameRules.key(object.schema()).equals(InformationSchema.NAME);
    if (catalog == BuiltInCatalog.SYSTEM || information) {
      throw AccessErrors.keptByTarn(object);
    }
    String kind = "a " + object.kind().name().toLowerCase(java.util.Locale.ROOT);
    if (object.kind() != Securable.Kind.CATALOG
        && isView(index.requireSchema(catalog, object.schema()), object)
        && privileges.contains(Privilege.MODIFY)) {
      throw AccessErrors.notApplicable(Privilege.MODIFY, "a view");
    }
    for (Privilege privilege : privileges) {
      if (!privilege.appliesTo(object.kind())) {
        throw AccessErrors.notApplicable(privilege, kind);
      }
    }
  }

  /** Refuses an object that is not there any more. */
  private static boolean isView(SchemaNames schema, Securable object) {
    if (object.kind() == Securable.Kind.FUNCTION && schema.function(object.name()).isEmpty()) {
      throw CatalogErrors.functionNotFound(object.functionName(), List.of());
    }
    return object.kind() == Securable.Kind.TABLE
        && schema
                .find(object.name())
                .orElseThrow(() -> CatalogErrors.relationNotFound(object.tableName(), List.of()))
            instanceof TableEntry.View;
  }

  private void setOwner(Securable object, String owner, String user) {
    switch (object.kind()) {
      case CATALOG -> throw AccessErrors.builtIn(object.catalog());
      case TABLE ->
          names.change(object.tableName(), entry -> RelationChanges.owned(entry, owner), user);
      case FUNCTION -> functions.setOwner(object.functionName(), owner, user);
      case SCHEMA -> {
        BuiltInCatalog catalog = BuiltInCatalog.requireWritable(object.catalog(), user);
        SchemaNames schema = index.requireSchema(catalog, object.schema());
        SchemaEntry old = schema.entry();
        SchemaEntry changed = new SchemaEntry(old.catalog(), old.name(), old.comment(), owner);
        names.commit(handle -> NameTables.updateOwner(handle, changed));
        schema.describe(changed);
      }
    }
  }

  private Principal require(String name) {
    return state.rules().principal(name).orElseThrow(() -> AccessErrors.noPrincipal(name));
  }

  private Principal requireKind(String name, Principal.Kind kind) {
    return state
        .rules()
        .principal(name)
        .filter(principal -> principal.kind() == kind)
        .orElseThrow(() -> AccessErrors.notOfKind(name, kind));
  }
}
