// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import static io.tarn.delta.Fields.DATE;
import static io.tarn.delta.Fields.INT;
import static io.tarn.delta.Fields.LONG;
import static io.tarn.delta.Fields.TEXT;
import static io.tarn.delta.Fields.commented;
import static io.tarn.delta.Fields.field;
import static io.tarn.delta.Fields.list;
import static io.tarn.delta.Fields.required;
import static io.tarn.delta.Fields.schema;
import static io.tarn.delta.Fields.struct;
import static io.tarn.delta.Rows.row;
import static io.tarn.delta.SnapshotTest.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.ErrorCode;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableSnapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.UnionMode;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CreateTest extends DeltaTest {
  private static final Schema COLUMNS = schema(field("id", LONG));

  @Test
  void keepsAllOfTheDefinition() throws Exception {
    Schema schema =
        schema(
            required("id", LONG),
            commented("name", TEXT, "who; \"quoted\", ünïcode"),
            field("day", DATE),
            struct("nested", commented("part", INT, "inner"), required("must", TEXT)),
            list("names", required("element", TEXT)));
    tables.create(
        table("t").toUri(),
        new TableDefinition(
            NAME,
            schema,
            List.of("DAY"),
            Optional.of("all orders"),
            Map.of(
                "DELTA.APPENDONLY", "true",
                "delta.logRetentionDuration", "interval 60 days",
                "owner.team", "sales"),
            List.of()));

    TableSnapshot snapshot = latest(table("t"));
    assertThat(snapshot.version()).isEqualTo(0);
    assertThat(snapshot.schema()).isEqualTo(schema);
    assertThat(snapshot.partitionColumns()).containsExactly("day");
    assertThat(snapshot.properties())
        .containsEntry("delta.appendOnly", "true")
        .containsEntry("delta.logRetentionDuration", "interval 60 days")
        .containsEntry("owner.team", "sales");
    assertThat(snapshot.statistics())
        .isEqualTo(new TableSnapshot.Statistics(0, 0, java.util.OptionalLong.of(0)));
    assertThat(Files.readString(commitFile(table("t"), 0), StandardCharsets.UTF_8))
        .contains("\"description\":\"all orders\"")
        .contains("\"isBlindAppend\":true");
  }

  @Test
  void tellsTheFeaturesReadersNeed() {
    Path table =
        created(
            "t",
            schema(field("id", LONG), field("at", Fields.LOCAL_TIMESTAMP)),
            Map.of("delta.enableDeletionVectors", "true"));

    assertThat(latest(table).readerFeatures())
        .containsExactlyInAnyOrder("deletionVectors", "timestampNtz");
  }

  @Test
  void mapsColumnNamesParquetDoesNotAllow() throws Exception {
    Schema schema = schema(field("the id", LONG), struct("a b", field("c=d", TEXT)));
    check(
        () -> created("plain", schema),
        ErrorCode.INVALID_PARAMETER_VALUE,
        "`the id`",
        "delta.columnMapping.mode");
    assertThat(table("plain")).doesNotExist();

    Path table = created("mapped", schema, Map.of("delta.columnMapping.mode", "name"));
    append(table, schema, List.of(row(1L, row("x")), row(2L, null)));

    assertThat(contents(table)).isEqualTo(List.of(row(1L, row("x")), row(2L, null)));
    TableSnapshot snapshot = latest(table);
    assertThat(snapshot.schema().getFields().get(0).getMetadata())
        .hasEntrySatisfying(
            "delta.columnMapping.physicalName", name -> assertThat(name).startsWith("col-"))
        .containsEntry("delta.columnMapping.id", "1");
    assertThat(snapshot.readerFeatures()).containsExactly("columnMapping");
    assertThat(snapshot.statistics().rows()).hasValue(2);
  }

  @Test
  void refusesPropertiesThatOtherLanesCannotServe() {
    check(
        () -> created("t", COLUMNS, Map.of("delta.feature.catalogManaged", "supported")),
        ErrorCode.INVALID_PARAMETER_VALUE,
        "'delta.feature.catalogManaged'",
        "delta.appendOnly");
    check(
        () -> created("t", COLUMNS, Map.of("delta.columnMapping.mode", "sideways")),
        ErrorCode.INVALID_PARAMETER_VALUE,
        "delta.columnMapping.mode");
    check(
        () -> created("t", COLUMNS, Map.of("delta.appendOnly", "perhaps")),
        ErrorCode.INVALID_PARAMETER_VALUE);
    assertThat(table("t")).doesNotExist();
  }

  @Test
  void refusesImpossibleDefinitions() throws Exception {
    check(() -> created("t", COLUMNS, "day"), ErrorCode.UNRESOLVED_COLUMN, "`day`", "`id`");
    check(
        () -> created("t", schema(field("id", LONG), field("ID", TEXT))),
        ErrorCode.AMBIGUOUS_REFERENCE,
        "`ID`");
    check(
        () -> created("t", schema(struct("s", field("x", LONG))), "s"),
        ErrorCode.INVALID_PARAMETER_VALUE);
    check(() -> created("t", schema()), ErrorCode.INVALID_PARAMETER_VALUE);
    Files.createDirectories(table("full"));
    Files.writeString(table("full").resolve("notes.txt"), "mine", StandardCharsets.UTF_8);
    check(() -> created("full", COLUMNS), ErrorCode.TABLE_STORAGE_ERROR, "not empty");
    assertThat(table("full").resolve("notes.txt")).exists();
    created("twice", COLUMNS);
    check(() -> created("twice", COLUMNS), ErrorCode.TABLE_STORAGE_ERROR, "not empty");
  }

  static List<Arguments> typesDeltaLacks() {
    return List.of(
        Arguments.of(new ArrowType.Time(TimeUnit.MICROSECOND, 64)),
        Arguments.of(new ArrowType.Interval(IntervalUnit.DAY_TIME)),
        Arguments.of(new ArrowType.Duration(TimeUnit.SECOND)),
        Arguments.of(new ArrowType.Union(UnionMode.Sparse, new int[0])),
        Arguments.of(new ArrowType.Int(64, false)),
        Arguments.of(new ArrowType.Int(8, false)),
        Arguments.of(new ArrowType.Decimal(39, 2, 256)),
        Arguments.of(new ArrowType.Decimal(5, -2, 128)),
        Arguments.of(ArrowType.Null.INSTANCE));
  }

  @ParameterizedTest
  @MethodSource("typesDeltaLacks")
  void refusesTypesDeltaLacks(ArrowType type) {
    check(
        () -> created("t", schema(field("id", LONG), struct("s", field("odd", type)))),
        ErrorCode.DATATYPE_MISMATCH,
        "`s.odd`");
    assertThat(table("t")).doesNotExist();
  }
}
