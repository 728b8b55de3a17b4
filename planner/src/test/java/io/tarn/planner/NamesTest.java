// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.ErrorCode;
import io.tarn.api.PinnedTable;
import io.tarn.api.Quoting;
import io.tarn.api.SessionSettings;
import io.tarn.api.SourcePosition;
import io.tarn.api.WarehouseException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What names mean, and what is said when they mean nothing. */
class NamesTest {
  private final Planning planning = Planning.everyType();

  @Test
  void aTableIsPinnedOnceHoweverOftenItIsRead() {
    var query =
        planning.query("SELECT * FROM t x, t y WHERE x.a IN (SELECT a FROM main.default.T)");

    assertThat(query.inputs()).extracting(i -> i.name().table()).containsExactly("t");
    assertThat(planning.catalog.snapshots).hasValue(1);
    assertThat(planning.catalog.listings).hasValue(0);
  }

  @Test
  void twoVersionsOfATableAreTwoInputs() {
    var query = planning.query("SELECT x.a FROM t x JOIN t VERSION AS OF 1 y ON x.a = y.a");

    assertThat(query.inputs())
        .extracting(PinnedTable::snapshot)
        .extracting(s -> s.version())
        .containsExactly(3L, 1L);
  }

  @Test
  void theSessionsNamespaceCompletesNames() {
    Planning samples =
        new Planning(
            FakeCatalog.tpch(),
            PlannerConfig.defaults(),
            SessionSettings.defaults().withNamespace("samples", "tpch"),
            List.of());

    assertThat(samples.query("SELECT * FROM Region").inputs().get(0).name())
        .hasToString("samples.tpch.region");
    assertThat(samples.query("SELECT * FROM tpch.region").inputs().get(0).name())
        .hasToString("samples.tpch.region");
  }

  @Test
  void doubleQuotesAreNamesWhereTheSessionSaysSo() {
    SessionSettings ansi =
        new SessionSettings(
            "main",
            "default",
            ZoneId.of("UTC"),
            SessionSettings.defaults().lane(),
            Quoting.ANSI,
            Duration.ZERO);
    Planning planner = new Planning(FakeCatalog.tpch(), PlannerConfig.defaults(), ansi, List.of());

    assertThat(planner.text("SELECT \"r_name\" AS \"a b\" FROM \"region\""))
        .isEqualTo("SELECT `r_name` AS `a b` FROM region@3 AS `region`");
  }

  @Test
  void anUnknownTableIsReportedWithItsPlaceAndItsNeighbours() {
    WarehouseException error = planning.error("SELECT *\nFROM regoin");

    assertThat(error.code()).isEqualTo(ErrorCode.TABLE_OR_VIEW_NOT_FOUND);
    assertThat(error.position()).contains(new SourcePosition(2, 6));
    assertThat(error).hasMessageContaining("main.default.regoin").hasMessageContaining("`region`");
  }

  @Test
  void anUnknownSchemaOrCatalogSuggestsOnesThatExist() {
    assertThat(planning.error("SELECT * FROM defualt.region"))
        .hasMessageContaining("Did you mean `default`?");
    assertThat(planning.error("SELECT * FROM sample.tpch.region"))
        .hasMessageContaining("Did you mean `samples`?");
  }

  @Test
  void anUnknownColumnIsReportedWithItsPlaceAndItsNeighbours() {
    WarehouseException error = planning.error("SELECT r_nam FROM region");

    assertThat(error.code()).isEqualTo(ErrorCode.UNRESOLVED_COLUMN);
    assertThat(error.position()).contains(new SourcePosition(1, 8));
    assertThat(error).hasMessageContaining("`r_nam`").hasMessageContaining("`r_name`");
  }

  @Test
  void anAmbiguousColumnIsReported() {
    WarehouseException error = planning.error("SELECT a FROM t x, t y");

    assertThat(error.code()).isEqualTo(ErrorCode.AMBIGUOUS_REFERENCE);
    assertThat(error.position()).contains(new SourcePosition(1, 8));
  }

  @Test
  void filesAreNoTables() {
    assertThat(planning.error("SELECT * FROM csv.`/etc/passwd`").code())
        .isEqualTo(ErrorCode.TABLE_OR_VIEW_NOT_FOUND);
    assertThat(planning.error("SELECT * FROM delta.`/data/main/default/t`").code())
        .isEqualTo(ErrorCode.TABLE_OR_VIEW_NOT_FOUND);
  }

  @Test
  void versionsThatDoNotExistAreReported() {
    assertThat(planning.error("SELECT * FROM t VERSION AS OF 99").code())
        .isEqualTo(ErrorCode.VERSION_NOT_FOUND);
    assertThat(planning.error("SELECT * FROM t TIMESTAMP AS OF 'yesterday'").code())
        .isEqualTo(ErrorCode.INVALID_ARGUMENT);
  }

  @Test
  void aViewIsReadUnderItsOwnNamespace() {
    planning.catalog.view(
        "samples.tpch.names",
        "SELECT r_name, count(*) FROM region GROUP BY 1",
        "n string,c bigint");

    assertThat(planning.text("SELECT c FROM samples.tpch.names v"))
        .isEqualTo(
            "SELECT CAST(`c` AS BIGINT) AS `c` FROM (SELECT * FROM (SELECT `r_name`, COUNT(*) AS"
                + " `count(1)` FROM region@3 AS `region` GROUP BY 1) AS `names` (`n`, `c`)) AS `v`");
    assertThat(planning.query("SELECT * FROM samples.tpch.names").inputs().get(0).name())
        .hasToString("samples.tpch.region");
  }

  @Test
  void aViewOnItselfIsReported() {
    planning.catalog.view("main.default.v1", "SELECT a FROM v2", "a int");
    planning.catalog.view("main.default.v2", "SELECT a FROM v1", "a int");

    WarehouseException error = planning.error("SELECT * FROM v1");

    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_SQL);
    assertThat(error).hasMessageContaining("v1");
  }

  @Test
  void aViewWhoseTableIsGoneSaysSo() {
    planning.catalog.view("main.default.v", "SELECT a FROM gone", "a int");

    WarehouseException error = planning.error("SELECT * FROM v");

    assertThat(error.code()).isEqualTo(ErrorCode.TABLE_OR_VIEW_NOT_FOUND);
    assertThat(error).hasMessageContaining("main.default.v is no longer valid");
    assertThat(error.position()).isEmpty();
  }

  @Test
  void aViewHasNoVersions() {
    planning.catalog.view("main.default.v", "SELECT a FROM t", "a int");

    assertThat(planning.error("SELECT * FROM v VERSION AS OF 1").code())
        .isEqualTo(ErrorCode.WRONG_COMMAND_FOR_OBJECT_TYPE);
  }
}
