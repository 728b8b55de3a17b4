// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.AccessChange;
import io.tarn.api.AccessControl;
import io.tarn.api.AccessDirectory.Principal;
import io.tarn.api.CatalogChange;
import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import io.tarn.api.IfExists;
import io.tarn.api.IfMissing;
import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import io.tarn.api.SessionSettings;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableName;
import io.tarn.api.WarehouseException;
import io.tarn.testkit.FakeDeltaStorage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random users, groups, grants and names: the catalog decides as a plain model does. */
class AccessPropertyTest {
  private static final List<String> USERS = List.of("ada", "bob", "cyd");
  private static final List<String> GROUPS = List.of("g1", "g2", "g3", "g4");
  private static final Schema COLUMNS =
      new Schema(List.of(Field.nullable("a", new ArrowType.Int(32, true))));
  private static final int STEPS = 120;

  @TempDir Path home;
  private final AccessModel model = new AccessModel();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void decidesAsTheModelDoes(long seed) {
    CatalogConfig config = config(home);
    try (MetadataDatabase database =
        MetadataDatabase.open(config, new FakeDeltaStorage(), List.of())) {
      new Walk(database, new Random(seed)).run();
    }
    try (MetadataDatabase reopened =
        MetadataDatabase.open(config, new FakeDeltaStorage(), List.of())) {
      new Walk(reopened, new Random(seed)).compare("after a restart, seed " + seed);
    }
  }

  /** A catalog that is empty. */
  CatalogConfig config(Path empty) {
    return CatalogConfig.defaults(empty);
  }

  private final class Walk {
    private final MetadataDatabase database;
    private final AccessControl access;
    private final Random random;

    Walk(MetadataDatabase database, Random random) {
      this.database = database;
      this.access = database.accessControl();
      this.random = random;
    }

    void run() {
      database.ensureAdmin(home.resolve("admin.password"));
      start();
      for (int step = 0; step < STEPS; step++) {
        String done = change();
        compare("step " + step + ": " + done);
      }
    }

    private void start() {
      model.members.put("admins", new HashSet<>(Set.of("admin")));
      model.grant("account users", Privilege.USE_CATALOG, Securable.catalog("main"));
      model.grant("account users", Privilege.USE_SCHEMA, Securable.schema("main", "default"));
      model.owners.put(Securable.catalog("main"), "admins");
      model.owners.put(Securable.schema("main", "default"), "system");
      USERS.forEach(
          user ->
              apply(new AccessChange.CreateUser(user, Optional.of("password1"), IfExists.FAIL)));
      for (String group : GROUPS) {
        apply(new AccessChange.CreateGroup(group, IfExists.FAIL));
        model.members.put(group, new HashSet<>());
      }
      for (String schema : List.of("s1", "s2")) {
        createSchema(schema);
        createTable(new TableName("main", schema, "t1"));
        createTable(new TableName("main", schema, "t2"));
        // A function may have the name of a table.
        createFunction(new FunctionName("main", schema, "t1"));
      }
    }

    private void createSchema(String schema) {
      String owner = principal();
      database
          .editor()
          .apply(
              new CatalogChange.CreateSchema("main", schema, Optional.empty(), IfExists.FAIL),
              owner);
      model.owners.put(Securable.schema("main", schema), owner);
    }

    private void createTable(TableName name) {
      String owner = principal();
      database
          .editor()
          .apply(
              new CatalogChange.CreateTable(TableDefinition.of(name, COLUMNS), IfExists.FAIL),
              owner);
      model.owners.put(Securable.table(name), owner);
    }

    private void createFunction(FunctionName name) {
      String owner = principal();
      FunctionEntry function =
          new FunctionEntry(
              name, List.of(), "INT", "1", Optional.empty(), owner, SessionSettings.defaults());
      database.editor().apply(new CatalogChange.CreateFunction(function, IfExists.FAIL), owner);
      model.owners.put(Securable.function(name), owner);
    }

    private void apply(AccessChange change) {
      assertThat(database.accessEditor().apply(change, "admin")).isEmpty();
    }

    private String principal() {
      List<String> all = new ArrayList<>(USERS);
      all.addAll(GROUPS);
      return all.get(random.nextInt(all.size()));
    }

    private Securable object() {
      List<Securable> all = new ArrayList<>(model.owners.keySet());
      all.sort(java.util.Comparator.comparing(Securable::toString));
      return all.get(random.nextInt(all.size()));
    }

    private String change() {
      return switch (random.nextInt(8)) {
        case 0, 1, 2 -> grantOrRevoke(true);
        case 3 -> grantOrRevoke(false);
        case 4, 5 -> members();
        case 6 -> owner();
        default -> names();
      };
    }

    private String grantOrRevoke(boolean give) {
      Securable object = object();
      List<Privilege> lawful =
          java.util.Arrays.stream(Privilege.values())
              .filter(p -> p.appliesTo(object.kind()))
              .toList();
      Privilege privilege = lawful.get(random.nextInt(lawful.size()));
      String to = random.nextInt(10) == 0 ? "account users" : principal();
      if (give) {
        model.grant(to, privilege, object);
        apply(new AccessChange.Grant(Set.of(privilege), object, to));
      } else {
        model.revoke(to, privilege, object);
        apply(new AccessChange.Revoke(Set.of(privilege), object, to));
      }
      return (give ? "grant " : "revoke ") + privilege + " on " + object + " " + to;
    }

    private String members() {
      String group = random.nextInt(12) == 0 ? "admins" : GROUPS.get(random.nextInt(4));
      String member = principal();
      Principal.Kind kind = GROUPS.contains(member) ? Principal.Kind.GROUP : Principal.Kind.USER;
      boolean add = random.nextBoolean();
      boolean circular = add && model.isIn(group, member);
      AccessChange change =
          new AccessChange.ChangeMembers(
              group,
              add ? AccessChange.ChangeMembers.Action.ADD : AccessChange.ChangeMembers.Action.DROP,
              List.of(member),
              kind);
      try {
        apply(change);
        assertThat(circular).as(change.summary()).isFalse();
        if (add) {
          model.members.computeIfAbsent(group, key -> new HashSet<>()).add(member);
        } else {
          model.members.computeIfAbsent(group, key -> new HashSet<>()).remove(member);
        }
      } catch (WarehouseException refusal) {
        assertThat(circular).as(refusal.getMessage()).isTrue();
      }
      return change.summary();
    }

    private String owner() {
      Securable object = object();
      if (object.kind() == Securable.Kind.CATALOG) {
        return "nothing";
      }
      String owner = principal();
      model.owners.put(object, owner);
      apply(new AccessChange.SetOwner(object, owner));
      return object + " to " + owner;
    }

    /** A dropped name forgets its rights; a new table of the same name starts without any. */
    private String names() {
      TableName name = new TableName("main", random.nextBoolean() ? "s1" : "s2", "t1");
      Securable table = Securable.table(name);
      if (random.nextInt(4) == 0) {
        String schema = name.schema();
        database
            .editor()
            .apply(
                new CatalogChange.DropSchema(
                    "main", schema, IfMissing.FAIL, CatalogChange.Cascade.CASCADE),
                "admin");
        model.forget(Securable.schema("main", schema));
        createSchema(schema);
        createTable(name);
        createTable(new TableName("main", schema, "t2"));
        createFunction(new FunctionName("main", schema, "t1"));
        return "schema " + schema + " anew";
      }
      if (random.nextInt(3) == 0) {
        FunctionName function = new FunctionName("main", name.schema(), "t1");
        database.editor().apply(new CatalogChange.DropFunction(function, IfMissing.FAIL), "admin");
        model.forget(Securable.function(function));
        createFunction(function);
        return function + " anew";
      }
      database.editor().apply(new CatalogChange.DropTable(name, IfMissing.FAIL), "admin");
      model.forget(table);
      createTable(name);
      return table + " anew";
    }

    void compare(String when) {
      List<String> all = new ArrayList<>(USERS);
      all.addAll(GROUPS);
      all.addAll(List.of("admin", "nobody"));
      for (String principal : all) {
        boolean known = !principal.equals("nobody");
        for (Securable object : model.owners.keySet()) {
          for (Privilege privilege : Privilege.values()) {
            assertThat(access.missing(principal, privilege, object).isEmpty())
                .as("%s: %s %s %s", when, principal, privilege, object)
                .isEqualTo(known && model.may(principal, privilege, object));
          }
          assertThat(access.sees(principal, object))
              .as("%s: %s sees %s", when, principal, object)
              .isEqualTo(known && model.sees(principal, object));
        }
      }
    }
  }
}
