// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.WarehouseException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLambda;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Spark's text of an expression that a table keeps, for each who writes it later. */
final class RuleText {
  /** What would be another value for whoever writes later. */
  private static final Set<String> OF_THE_SESSION =
      Set.of(
          "current_catalog",
          "current_database",
          "current_schema",
          "current_timezone",
          "current_user",
          "is_account_group_member",
          "is_member",
          "session_user",
          "user");

  private final Statement statement;

  RuleText(Statement statement) {
    this.statement = statement;
  }

  /** An expression over the columns of a table. */
  String over(Schema columns, SqlNode written) {
    return text(columns.getFields().stream().map(Field::getName).toList(), written);
  }

  /** An expression that names no columns. */
  String alone(SqlNode written) {
    return text(List.of(), written);
  }

  private String text(List<String> columns, SqlNode written) {
    SqlNode bound = bound(written);
    AllowedFunctions.check(bound);
    bound.accept(new ColumnCheck(columns, bound, written));
    return SparkSql.text(bound);
  }

  /**
   * Binds an expression that a table keeps.
   *
   * @throws io.tarn.api.WarehouseException UNSUPPORTED_FEATURE if it holds a value of this session,
   *     also where a function that it calls has one
   */
  SqlNode bound(SqlNode written) {
    written.accept(new SessionCheck());
    int before = statement.sessionValues();
    SqlNode bound = statement.binder().expression(written);
    if (statement.sessionValues() > before) {
      throw SessionCheck.refused(written, "A function that asks who or where the session is");
    }
    return bound;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Refuses what is another value in another session. */
  private static final class SessionCheck extends SqlBasicVisitor<@Nullable Void> {
    @Override
    public @Nullable Void visit(SqlCall call) {
      check(call.getOperator().getName(), call);
      return super.visit(call);
    }

    @Override
    public @Nullable Void visit(SqlIdentifier name) {
      if (name.isSimple() && ExpressionBinder.isNiladic(name.getSimple())) {
        check(name.getSimple(), name);
      }
      return null;
    }

    private static void check(String function, SqlNode place) {
      if (OF_THE_SESSION.contains(key(function))) {
        throw refused(place, function);
      }
    }

    private static WarehouseException refused(SqlNode place, String what) {
      return PlannerErrors.unsupported(
          place, what + " in a table's rules", "Give the value with each INSERT.");
    }
  }

  /** Refuses what is no column of the table. */
  private static final class ColumnCheck extends SqlBasicVisitor<@Nullable Void> {
    private final List<String> columns;
    private final Set<String> known = new HashSet<>();
    private final SqlNode written;

    ColumnCheck(List<String> columns, SqlNode expression, SqlNode written) {
      this.columns = columns;
      this.written = written;
      columns.forEach(column -> known.add(key(column)));
      expression.accept(
          new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlCall call) {
              if (call instanceof SqlLambda lambda) {
                lambda.getParameters().forEach(name -> known.add(key(name.toString())));
              }
              return super.visit(call);
            }
          });
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
      if (call instanceof SubqueryNode) {
        throw PlannerErrors.unsupported(
            written,
            "A query in a table's rules",
            "Compute the value in the query that writes it.");
      }
      return super.visit(call);
    }

    @Override
    public @Nullable Void visit(SqlIdentifier name) {
      if (!known.contains(key(name.names.get(0)))) {
        throw PlannerErrors.columnNotFound(name.names.get(0), name.getParserPosition(), columns);
      }
      return null;
    }
  }
}
