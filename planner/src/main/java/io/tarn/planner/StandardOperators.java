// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlNameMatchers;

/** Puts the operators Calcite can run in the place of those that are only declared for Spark. */
final class StandardOperators extends RelHomogeneousShuttle {
  private static final SqlOperatorTable LIBRARY =
      SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(
          EnumSet.of(SqlLibrary.STANDARD, SqlLibrary.SPARK));

  private final Calls calls;

  StandardOperators(SparkTypeFactory types) {
    this.calls = new Calls(new RexBuilder(types));
  }

  @Override
  public RelNode visit(RelNode other) {
    return super.visit(other).accept(calls);
  }

  private static final class Calls extends RexShuttle {
    private final RexBuilder builder;

    Calls(RexBuilder builder) {
      this.builder = builder;
    }

    @Override
    public RexNode visitCall(RexCall call) {
      RexCall visited = (RexCall) super.visitCall(call);
      SqlOperator operator = visited.getOperator();
      if (operator.getName().equals("div")) {
        return arithmetic(visited);
      }
      if (visited.getKind() == SqlKind.CAST) {
        return throughLocalTime(visited);
      }
      if (operator instanceof SparkFunction) {
        return builder.makeCall(
            visited.getType(), standard(operator, SqlSyntax.FUNCTION), visited.getOperands());
      }
      return operator instanceof SqlBinaryOperator && SparkOperators.isArithmetic(operator)
          ? arithmetic(visited)
          : visited;
    }

    /** Text without a zone is a time in the session's zone; Calcite reads only text with one. */
    private RexNode throughLocalTime(RexCall cast) {
      RexNode operand = cast.getOperands().get(0);
      if (cast.getType().getSqlTypeName() != SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE
          || !SqlTypeUtil.isCharacter(operand.getType())) {
        return cast;
      }
      RelDataTypeFactory types = builder.getTypeFactory();
      RelDataType local =
          types.createTypeWithNullability(
              types.createSqlType(SqlTypeName.TIMESTAMP, cast.getType().getPrecision()),
              cast.getType().isNullable());
      return builder.makeAbstractCast(
          cast.getType(), builder.makeAbstractCast(local, operand, false), false);
    }

    /** Calcite computes in the operands' type, Spark in the result's. */
    private RexNode arithmetic(RexCall call) {
      RelDataType type = call.getType();
      List<RexNode> operands = new ArrayList<>();
      for (RexNode operand : call.getOperands()) {
        operands.add(
            SqlTypeUtil.isNumeric(type) && !operand.getType().equals(type)
                ? builder.makeCast(type, operand)
                : operand);
      }
      SqlOperator operator =
          switch (call.getOperator().getName().toUpperCase(Locale.ROOT)) {
            case "+" -> SqlStdOperatorTable.PLUS;
            case "-" -> SqlStdOperatorTable.MINUS;
            case "*" -> SqlStdOperatorTable.MULTIPLY;
            case "%" -> SqlStdOperatorTable.MOD;
            default -> SqlStdOperatorTable.DIVIDE;
          };
      return builder.makeCall(type, operator, operands);
    }

    private static SqlOperator standard(SqlOperator operator, SqlSyntax syntax) {
      List<SqlOperator> found = new ArrayList<>();
      LIBRARY.lookupOperatorOverloads(
          new SqlIdentifier(operator.getName(), SqlParserPos.ZERO),
          null,
          syntax,
          found,
          SqlNameMatchers.withCaseSensitive(false));
      return found.stream()
          .filter(SqlFunction.class::isInstance)
          .findFirst()
          .orElseThrow(() -> new UnsupportedOperationException(operator.getName()));
    }
  }
}
