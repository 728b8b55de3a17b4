// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.CatalogChange;
import io.tarn.api.ErrorCode;
import io.tarn.api.KeyConstraint;
import io.tarn.api.PlannedStatement;
import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import io.tarn.api.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys that are added and dropped later. */
class AlterKeysTest {
  private static final TableName T = new TableName("main", "default", "t");

  private final Planning planning =
      new Planning(
          FakeCatalog.tpch().table("main.default.t:a int,b string").table("main.default.u:k int"));

  private CatalogChange change(String sql) {
    return ((PlannedStatement.Change) planning.plan(sql)).change();
  }

  @Test
  void keysAreForTheCatalog() {
    assertThat(change("ALTER TABLE t ADD PRIMARY KEY (A)"))
        .isEqualTo(new CatalogChange.AddKey(T, new KeyConstraint.PrimaryKey("t_pk", List.of("a"))));
    assertThat(change("ALTER TABLE t ADD CONSTRAINT r FOREIGN KEY (a) REFERENCES u (k)"))
        .isEqualTo(
            new CatalogChange.AddKey(
                T,
                new KeyConstraint.ForeignKey(
                    "r", List.of("a"), new TableName("main", "default", "u"), List.of("k"))));
  }

  @Test
  void anUnknownNameIsACheckOfDelta() {
    assertThat(planning.write("ALTER TABLE t DROP CONSTRAINT IF EXISTS k").sql().text())
        .endsWith("DROP CONSTRAINT IF EXISTS `k`");
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(planning.error("ALTER TABLE t ADD PRIMARY KEY (z)").code())
        .isEqualTo(ErrorCode.UNRESOLVED_COLUMN);
    assertThat(planning.error("ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES q (k)").code())
        .isEqualTo(ErrorCode.TABLE_OR_VIEW_NOT_FOUND);
    assertThat(planning.error("ALTER TABLE t DROP PRIMARY KEY").code())
        .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    assertThat(planning.error("ALTER TABLE t DROP FOREIGN KEY (a)").code())
        .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    assertThat(planning.plan("ALTER TABLE t DROP PRIMARY KEY IF EXISTS"))
        .isInstanceOf(PlannedStatement.Settings.class);
  }

  @Test
  void needsTheRightToChangeTheTable() {
    planning.access.forbid("ann", Privilege.MANAGE, Securable.table(T));
    assertThat(planning.error("ALTER TABLE t ADD PRIMARY KEY (a)").code())
        .isEqualTo(ErrorCode.PERMISSION_DENIED);
  }
}
