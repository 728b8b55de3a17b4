// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLambda;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Stands for an argument while a function's body is bound, so that no name in it is captured. */
final class FunctionArgument extends SqlIdentifier {
  private final SqlNode value;
  private final List<String> spelling;

  private FunctionArgument(SqlNode value, List<String> spelling, SqlParserPos pos) {
    super("argument", pos);
    this.value = value;
    this.spelling = spelling;
  }

  /**
   * @param value the argument, bound where the call stands and cast to the parameter's type
   */
  static FunctionArgument of(SqlNode value) {
    return new FunctionArgument(value, List.of(), value.getParserPosition());
  }

  /** The same, where a body names the parameter. */
  FunctionArgument written(SqlIdentifier name) {
    return new FunctionArgument(value, name.names, name.getParserPosition());
  }

  SqlNode value() {
    return value;
  }

  /** The parameter as the body spells it: one word, or two with the function's name. */
  List<String> spelling() {
    return spelling;
  }

  @Override
  public FunctionArgument clone(SqlParserPos pos) {
    return new FunctionArgument(value, spelling, pos);
  }

  /** Where a body uses an argument: alone, or in a lambda or query, which give names to things. */
  enum Place {
    ALONE,
    IN_LAMBDA,
    IN_QUERY
  }

  /** One use of an argument. */
  record Use(FunctionArgument argument, Place place) {}

  /** All uses of arguments in a bound body. */
  static List<Use> uses(SqlNode body) {
    List<Use> uses = new ArrayList<>();
    body.accept(
        new SqlShuttle() {
          private Place place = Place.ALONE;

          @Override
          public @Nullable SqlNode visit(SqlIdentifier name) {
            if (name instanceof FunctionArgument argument) {
              uses.add(new Use(argument, place));
            }
            return name;
          }

          @Override
          public @Nullable SqlNode visit(SqlCall call) {
            Place around = place;
            if (call instanceof SubqueryNode || QueryBinder.isQuery(call)) {
              place = Place.IN_QUERY;
            } else if (call instanceof SqlLambda && around == Place.ALONE) {
              place = Place.IN_LAMBDA;
            }
            SqlNode result = super.visit(call);
            place = around;
            return result;
          }
        });
    return uses;
  }

  /** Puts something in the place of each argument. */
  static SqlNode replaced(SqlNode body, java.util.function.UnaryOperator<SqlNode> change) {
    return Objects.requireNonNull(
        body.accept(
            new SqlShuttle() {
              @Override
              public @Nullable SqlNode visit(SqlIdentifier name) {
                return name instanceof FunctionArgument argument
                    ? change.apply(argument.value())
                    : name;
              }
            }));
  }
}
