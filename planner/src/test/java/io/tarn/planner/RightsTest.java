// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.ErrorCode;
import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import io.tarn.api.TableName;
import io.tarn.api.WarehouseException;
import org.junit.jupiter.api.Test;

/** What the planner asks the access control, and that it asks again before a plan is reused. */
class RightsTest {
  private static final Securable T = Securable.table(new TableName("main", "default", "t"));
  private static final String QUERY = "SELECT a FROM t";

  private final Planning planning = Planning.everyType();

  @Test
  void aKeptPlanIsNotGivenOutAfterARevoke() {
    assertThat(planning.query(QUERY)).isSameAs(planning.query(QUERY));
    planning.access.forbid("ann", Privilege.SELECT, T);
    WarehouseException refused = planning.error(QUERY);
    assertThat(refused.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
    assertThat(refused).hasMessageContaining("'ann' does not have SELECT on TABLE main.default.t");
    planning.access.reset();
    assertThat(planning.query(QUERY).inputs()).hasSize(1);
  }

  @Test
  void whatIsHiddenIsMissing() {
    planning.access.hide("ann", T);
    WarehouseException hidden = planning.error(QUERY);
    WarehouseException missing = planning.error("SELECT a FROM q");
    assertThat(hidden.code()).isEqualTo(ErrorCode.TABLE_OR_VIEW_NOT_FOUND);
    assertThat(String.valueOf(hidden.getMessage()).replace(".t ", ".q "))
        .isEqualTo(missing.getMessage());
    assertThat(planning.rows("SHOW TABLES").toString()).doesNotContain("[default, t, false]");
  }

  @Test
  void aViewNeedsItsOwnersRights() {
    planning.catalog.view("main.default.v", QUERY, "a int");
    assertThat(planning.query("SELECT * FROM v").inputs()).hasSize(1);
    planning.access.forbid("ann", Privilege.SELECT, T);
    assertThat(planning.error("SELECT * FROM v").code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
  }

  @Test
  void membershipIsAValueOfTheCaller() {
    assertThat(planning.text("SELECT is_account_group_member('x') AS x")).contains("FALSE");
    assertThat(planning.error("SELECT is_member(b) FROM t").code())
        .isEqualTo(ErrorCode.UNSUPPORTED_FEATURE);
  }
}
