// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.AccessChange;
import io.tarn.api.AccessControl;
import io.tarn.api.AccessDirectory.Token;
import io.tarn.api.PlannedStatement;
import io.tarn.parser.AccessAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Plans statements about personal access tokens: everyone's own, and for administrators all. */
final class TokenPlanner {
  private static final int USUAL_DAYS = 90;
  private static final int MOST_DAYS = 730;
  private static final ArrowType TIME = new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
  private static final Schema COLUMNS =
      new Schema(
          List.of(
              RowSets.string("token_id"),
              RowSets.string("user_name"),
              RowSets.string("comment"),
              Field.nullable("creation_time", TIME),
              Field.nullable("expiration_time", TIME)));

  private final Statement statement;

  TokenPlanner(Statement statement) {
    this.statement = statement;
  }

  static AccessChange create(AccessAction.CreateToken create) {
    int days = create.days().orElse(USUAL_DAYS);
    if (days < 1 || days > MOST_DAYS) {
      throw PlannerErrors.argument(
          create.pos(), "A token lives for 1 to " + MOST_DAYS + " days, not " + days + ".");
    }
    return new AccessChange.CreateToken(create.comment(), Duration.ofDays(days));
  }

  AccessChange drop(AccessAction.DropToken drop) {
    if (shown().stream().noneMatch(token -> token.id().equals(drop.id()))) {
      throw PlannerErrors.argument(
          drop.pos(), "There is no token '" + drop.id() + "'. SHOW TOKENS lists those there are.");
    }
    return new AccessChange.DropToken(drop.id());
  }

  PlannedStatement.Rows show() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Token token : shown()) {
      rows.add(
          RowSets.row(
              token.id(),
              token.user(),
              token.comment().orElse(null),
              token.createdAt(),
              token.expiresAt()));
    }
    return new PlannedStatement.Rows(COLUMNS, rows);
  }

  private List<Token> shown() {
    boolean all = statement.access().control().isMember(statement.user(), AccessControl.ADMINS);
    return statement.access().directory().tokens().stream()
        .filter(token -> all || token.user().equals(statement.user()))
        .toList();
  }
}
