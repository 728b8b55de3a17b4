// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.ErrorCode;
import io.tarn.api.LaneSql;
import io.tarn.api.PlannedStatement;
import io.tarn.api.SessionSettings;
import io.tarn.api.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** COPY INTO: which files it finds, and how they are read. */
class CopyIntoTest {
  @TempDir Path directory;
  private Path root;
  private Planning planning;

  @BeforeEach
  void files() throws IOException {
    root = Files.createDirectory(directory.resolve("files")).toRealPath();
    Files.createDirectories(root.resolve("trips/2026"));
    write("trips/a.csv", "id,Name\n1,x\n");
    write("trips/b.csv", "id,Name\n2,y\n");
    write("trips/_SUCCESS", "");
    write("trips/.hidden.csv", "id\n");
    write("trips/2026/c.csv", "3,z\n");
    write("events.json", "{\"id\": 1}");
    Files.writeString(directory.resolve("secret.csv"), "id\n9\n");
    planning =
        new Planning(
            FakeCatalog.tpch()
                .table("main.default.trips:id bigint,name string,price decimal(10,2)"),
            PlannerConfig.defaults().withFileRoots(List.of(root)),
            SessionSettings.defaults(),
            List.of());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(root.resolve(name), text);
  }

  private PlannedStatement.CopyInto copy(String sql) {
    return (PlannedStatement.CopyInto) planning.plan(sql);
  }

  private List<String> names(String from) {
    return copy("COPY INTO trips FROM " + from).files().stream()
        .map(file -> root.relativize(Path.of(file.path())).toString())
        .toList();
  }

  @Test
  void findsTheFilesOfADirectory() {
    assertThat(names("'" + root + "/trips' FILEFORMAT = CSV"))
        .containsExactly("trips/a.csv", "trips/b.csv");
    assertThat(names("'trips' FILEFORMAT = CSV")).containsExactly("trips/a.csv", "trips/b.csv");
    assertThat(names("'file://" + root + "/trips/' FILEFORMAT = CSV")).hasSize(2);
  }

  @Test
  void findsFilesByNameAndPattern() {
    assertThat(names("'trips' FILEFORMAT = CSV FILES = ('b.csv')")).containsExactly("trips/b.csv");
    assertThat(names("'trips' FILEFORMAT = CSV PATTERN = '**/*.csv'"))
        .containsExactly("trips/2026/c.csv");
    assertThat(names("'trips/a*.csv' FILEFORMAT = CSV")).containsExactly("trips/a.csv");
    assertThat(names("'" + root + "/trips/a.csv' FILEFORMAT = CSV")).containsExactly("trips/a.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/etc", "/etc/passwd", "../secret.csv", "trips/../../secret.csv", "s3://b/k"})
  void neverLeavesTheRoots(String path) {
    var error = planning.error("COPY INTO trips FROM '" + path + "' FILEFORMAT = CSV");

    assertThat(error.code()).isIn(ErrorCode.PATH_NOT_ALLOWED, ErrorCode.PATH_NOT_FOUND);
    if (!path.startsWith("s3")) {
      assertThat(error.code()).isEqualTo(ErrorCode.PATH_NOT_ALLOWED);
    }
  }

  @Test
  void neverFollowsALinkOutOfTheRoots() throws IOException {
    Files.createSymbolicLink(root.resolve("link.csv"), directory.resolve("secret.csv"));
    Files.createSymbolicLink(root.resolve("out"), directory);

    for (String path : List.of("link.csv", "out/secret.csv", "out")) {
      assertThat(planning.error("COPY INTO trips FROM '" + path + "' FILEFORMAT = CSV").code())
          .as(path)
          .isEqualTo(ErrorCode.PATH_NOT_ALLOWED);
    }
    assertThat(
            planning
                .error("COPY INTO trips FROM 'trips' FILEFORMAT = CSV FILES = ('../../secret.csv')")
                .code())
        .isEqualTo(ErrorCode.PATH_NOT_ALLOWED);
  }

  @Test
  void saysWhenThereIsNothing() throws IOException {
    Files.createDirectory(root.resolve("empty"));

    for (String path : List.of("nope", "nope.csv", "empty", "trips/x*.csv")) {
      assertThat(planning.error("COPY INTO trips FROM '" + path + "' FILEFORMAT = CSV").code())
          .as(path)
          .isEqualTo(ErrorCode.PATH_NOT_FOUND);
    }
  }

  @Test
  void readsFilesWithTheTablesTypes() {
    PlannedStatement.CopyInto copy = copy("COPY INTO trips FROM 'trips' FILEFORMAT = CSV");
    LaneSql all = copy.sql().apply(copy.files());
    LaneSql one = copy.sql().apply(copy.files().subList(0, 1));

    assertThat(all.setup())
        .singleElement()
        .asString()
        .matches("CREATE OR REPLACE TEMPORARY VIEW `tarn_copy_\\w+` .*")
        .contains(
            "(`id` BIGINT, `name` STRING, `price` DECIMAL(10,2)) USING csv OPTIONS"
                + " ('mode' = 'FAILFAST', 'path' = '/{"
                + (root + "/trips/a.csv").substring(1)
                + ",");
    assertThat(one.setup().get(0)).endsWith("'path' = '" + root + "/trips/a.csv')");
    assertThat(all.text())
        .startsWith(
            "INSERT INTO delta.`/data/main/default/trips` SELECT CAST(`c0` AS BIGINT) AS `id`,")
        .contains("FROM (SELECT * FROM `tarn_copy_");
    assertThat(all.cleanup())
        .singleElement()
        .asString()
        .startsWith("DROP VIEW IF EXISTS `tarn_copy_");
  }

  @Test
  void matchesColumnsByTheHeader() {
    PlannedStatement.CopyInto copy =
        copy("COPY INTO trips FROM 'trips' FILEFORMAT = CSV FORMAT_OPTIONS ('header' = 'true')");
    LaneSql sql = copy.sql().apply(copy.files());

    assertThat(sql.setup().get(0))
        .contains("(`id` BIGINT, `Name` STRING)")
        .contains("'enforceSchema' = 'false'");
    assertThat(sql.text()).contains("CAST(NULL AS DECIMAL(10,2)) AS `price`");
  }

  @Test
  void refusesAHeaderTheTableDoesNotKnow() throws IOException {
    write("bad.csv", "id;nmae\n");

    var error =
        planning.error(
            "COPY INTO trips FROM 'bad.csv' FILEFORMAT = CSV"
                + " FORMAT_OPTIONS ('header' = 'true', 'delimiter' = ';')");

    assertThat(error.code()).isEqualTo(ErrorCode.UNRESOLVED_COLUMN);
    assertThat(error).hasMessageContaining("`nmae`").hasMessageContaining("`name`");
  }

  @Test
  void selectsExpressionsOverTheFiles() {
    PlannedStatement.CopyInto copy =
        copy(
            "COPY INTO trips FROM (SELECT _c0::bigint AS id, upper(_c1) AS name FROM 'trips')"
                + " FILEFORMAT = CSV FORMAT_OPTIONS ('header' = 'false')");

    assertThat(copy.sql().apply(copy.files()).text())
        .contains("SELECT CAST(`_c0` AS BIGINT) AS `id`, UPPER(`_c1`) AS `name` FROM `tarn_copy_")
        .contains("CAST(`c0` AS BIGINT) AS `id`, CAST(`c1` AS STRING) AS `name`");
  }

  @Test
  void readsJsonAndParquetByName() {
    PlannedStatement.CopyInto copy = copy("COPY INTO trips FROM 'events.json' FILEFORMAT = JSON");

    assertThat(copy.sql().apply(copy.files()).setup().get(0))
        .contains("USING json OPTIONS ('mode' = 'FAILFAST', 'path'");
    assertThat(
            copy("COPY INTO trips FROM 'events.json' FILEFORMAT = PARQUET")
                .sql()
                .apply(copy.files())
                .setup()
                .get(0))
        .contains("USING parquet OPTIONS ('path'");
  }

  @Test
  void knowsItsOptions() {
    assertThat(
            copy("COPY INTO trips FROM 'trips' FILEFORMAT = CSV COPY_OPTIONS ('force' = 'true')")
                .force())
        .isTrue();
    for (String clause :
        List.of(
            "FORMAT_OPTIONS ('headr' = 'true')",
            "FORMAT_OPTIONS ('path' = '/etc/passwd')",
            "FORMAT_OPTIONS ('mode' = 'LENIENT')",
            "COPY_OPTIONS ('forced' = 'true')",
            "COPY_OPTIONS ('force' = 'maybe')")) {
      assertThat(planning.error("COPY INTO trips FROM 'trips' FILEFORMAT = CSV " + clause).code())
          .as(clause)
          .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }
    assertThat(
            planning.error(
                "COPY INTO trips FROM 'trips' FILEFORMAT = CSV FORMAT_OPTIONS ('headr' = '1')"))
        .hasMessageContaining("`header`");
  }

  @Test
  void refusesNamesSparkWouldReadAsPatterns() throws IOException {
    write("trips/x{1}.csv", "1,x\n");

    assertThat(
            planning
                .error("COPY INTO trips FROM 'trips' FILEFORMAT = CSV FILES = ('x{1}.csv')")
                .code())
        .isEqualTo(ErrorCode.INVALID_ARGUMENT);
  }

  @Test
  void keepsFilesInNameOrderWithTheirSizes() {
    List<SourceFile> files = copy("COPY INTO trips FROM 'trips' FILEFORMAT = CSV").files();

    assertThat(files).extracting(SourceFile::bytes).containsExactly(12L, 12L);
    assertThat(files).allMatch(file -> file.modifiedMillis() > 0);
  }
}
