// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.AccessChange;
import io.tarn.api.AccessDirectory.Principal;
import io.tarn.api.CatalogChange;
import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import io.tarn.api.IfExists;
import io.tarn.api.IfMissing;
import io.tarn.api.PolicyCall;
import io.tarn.api.Securable;
import io.tarn.api.SessionSettings;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TablePolicies;
import io.tarn.api.TagCondition;
import io.tarn.api.TagPolicy;
import io.tarn.api.WarehouseException;
import io.tarn.testkit.FakeDeltaStorage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random tags, groups and policies by tag against a plain model of what they mean. {@code
 * -Dproperty.seeds=200} tries so many sequences; a plain build tries few.
 */
class TagPolicyPropertyTest {
  private static final int STEPS = 60;
  private static final List<String> TABLES = List.of("t1", "t2");
  private static final List<String> COLUMNS = List.of("a", "b", "c");
  private static final List<String> TAGS = List.of("x", "y");
  private static final List<String> VALUES = List.of("", "1", "2");
  private static final List<String> READERS = List.of("ada", "bob");
  private static final List<String> PRINCIPALS = List.of("ada", "bob", "g", "account users");

  @TempDir Path home;
  private MetadataDatabase database;
  private final TagPolicyModel model = new TagPolicyModel(COLUMNS);

  static LongStream seeds() {
    int count = Integer.getInteger("property.seeds", 3);
    return LongStream.range(0, count).map(i -> i < 2 ? i : new Random().nextLong());
  }

  @BeforeEach
  void open() {
    database =
        MetadataDatabase.open(CatalogConfig.defaults(home), new FakeDeltaStorage(), List.of());
    database.ensureAdmin(home.resolve("admin.password"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void prepare() {
    for (String reader : READERS) {
      access(new AccessChange.CreateUser(reader, Optional.of("correct horse"), IfExists.FAIL));
    }
    access(new AccessChange.CreateGroup("g", IfExists.FAIL));
    Schema schema =
        new Schema(
            COLUMNS.stream().map(name -> Field.nullable(name, new ArrowType.Utf8())).toList());
    for (String table : TABLES) {
      change(new CatalogChange.CreateTable(TableDefinition.of(name(table), schema), IfExists.FAIL));
    }
    for (String function : List.of("f", "m")) {
      change(
          new CatalogChange.CreateFunction(
              new FunctionEntry(
                  function(function),
                  List.of(),
                  "STRING",
                  "1",
                  Optional.empty(),
                  "admin",
                  SessionSettings.defaults()),
              IfExists.FAIL));
    }
  }

  private static TableName name(String table) {
    return new TableName("main", "default", table);
  }

  private static FunctionName function(String name) {
    return new FunctionName("main", "default", name);
  }

  private void change(CatalogChange change) {
    database.editor().apply(change, "admin");
  }

  private void access(AccessChange change) {
    database.accessEditor().apply(change, "admin");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readersGetWhatTheModelSays(long seed) {
    prepare();
    Random random = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      String done = step(random);
      if (random.nextInt(20) == 0) {
        close();
        open();
      }
      for (String table : TABLES) {
        for (String reader : READERS) {
          assertThat(actual(table, reader))
              .as("seed %d, step %d: %s, then %s reads %s", seed, step, done, reader, table)
              .isEqualTo(model.expected(table, reader));
        }
      }
    }
  }

  private static <T> T any(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private String step(Random random) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> setTag(random);
      case 2 -> unsetTag(random);
      case 3 -> member(random);
      case 4 -> create(random);
      default -> drop(random);
    };
  }

  private static Securable place(Random random) {
    return any(
        random,
        List.of(
            Securable.catalog("main"),
            Securable.schema("main", "default"),
            Securable.table(name(any(random, TABLES)))));
  }

  private static Optional<String> column(Random random, Securable object) {
    return object.kind() == Securable.Kind.TABLE && random.nextInt(4) > 0
        ? Optional.of(any(random, COLUMNS))
        : Optional.empty();
  }

  private String setTag(Random random) {
    Securable object = place(random);
    Optional<String> column = column(random, object);
    String tag = any(random, TAGS);
    String value = any(random, VALUES);
    change(new CatalogChange.SetTags(object, column, Map.of(tag, value)));
    model.set(object, column, tag, value);
    return "set " + tag + "=" + value + " on " + TagPolicyModel.key(object, column);
  }

  private String unsetTag(Random random) {
    Securable object = place(random);
    Optional<String> column = column(random, object);
    String tag = any(random, TAGS);
    change(new CatalogChange.UnsetTags(object, column, Set.of(tag)));
    model.unset(object, column, tag);
    return "unset " + tag + " on " + TagPolicyModel.key(object, column);
  }

  private String member(Random random) {
    String reader = any(random, READERS);
    boolean in = model.leaves(reader);
    access(
        new AccessChange.ChangeMembers(
            "g",
            in ? AccessChange.ChangeMembers.Action.DROP : AccessChange.ChangeMembers.Action.ADD,
            List.of(reader),
            Principal.Kind.USER));
    return (in ? "drop " : "add ") + reader;
  }

  private String create(Random random) {
    boolean filter = random.nextBoolean();
    Securable on = place(random);
    TagPolicy policy =
        new TagPolicy(
            "p" + random.nextInt(3),
            on,
            Optional.empty(),
            filter ? TagPolicy.Kind.ROW_FILTER : TagPolicy.Kind.COLUMN_MASK,
            function(filter ? "f" : "m"),
            List.of(any(random, PRINCIPALS)),
            random.nextInt(3) == 0 ? List.of(any(random, PRINCIPALS)) : List.of(),
            random.nextInt(3) == 0 ? Optional.of(condition(random, 2)) : Optional.empty(),
            List.of(new TagPolicy.Match(condition(random, 2), "c")),
            filter ? Optional.empty() : Optional.of("c"),
            filter && random.nextBoolean()
                ? List.of(PolicyCall.Argument.column("c"))
                : List.of(PolicyCall.Argument.literal("1")));
    change(new CatalogChange.CreatePolicy(policy, IfExists.REPLACE));
    model.create(policy);
    return "create " + policy;
  }

  private static TagCondition condition(Random random, int depth) {
    int kind = depth == 0 ? random.nextInt(2) : random.nextInt(5);
    return switch (kind) {
      case 0 -> new TagCondition.Tagged(any(random, TAGS), Optional.empty());
      case 1 -> new TagCondition.Tagged(any(random, TAGS), Optional.of(any(random, VALUES)));
      case 2 -> new TagCondition.And(condition(random, depth - 1), condition(random, depth - 1));
      case 3 -> new TagCondition.Or(condition(random, depth - 1), condition(random, depth - 1));
      default -> new TagCondition.Not(condition(random, depth - 1));
    };
  }

  private String drop(Random random) {
    Securable on = place(random);
    String name = "p" + random.nextInt(3);
    change(new CatalogChange.DropPolicy(name, on, IfMissing.IGNORE));
    model.drop(name, on);
    return "drop " + name + " on " + on;
  }

  private String actual(String table, String reader) {
    TableEntry.DeltaTable entry =
        (TableEntry.DeltaTable) database.catalog().find(name(table)).orElseThrow();
    try {
      TablePolicies found =
          entry
              .policies()
              .byTag()
              .with(
                  entry.policies(),
                  COLUMNS,
                  principal -> database.accessControl().isMember(reader, principal));
      Set<String> all = new TreeSet<>();
      found.rowFilters().forEach(call -> all.add("filter " + text(call)));
      found.columnMasks().forEach((column, call) -> all.add("mask " + column + " " + text(call)));
      return all.toString();
    } catch (WarehouseException conflict) {
      return conflict.code().name();
    }
  }

  private static String text(PolicyCall call) {
    return call.function().function()
        + call.arguments().stream().map(PolicyCall.Argument::text).toList();
  }
}
