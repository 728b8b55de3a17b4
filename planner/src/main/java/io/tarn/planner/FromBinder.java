// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.TableName;
import io.tarn.parser.PipeSet;
import io.tarn.parser.VersionedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlPivot;
import org.apache.calcite.sql.SqlTableRef;
import org.apache.calcite.sql.SqlUnpivot;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Binds what stands in FROM: tables, views, queries, joins. */
final class FromBinder {
  /** Gives the node that stands for a table or view. */
  interface Tables {
    /** The full name of a table under the current namespace. */
    TableName complete(SqlIdentifier name);

    /**
     * A pinned table, or a view's query.
     *
     * @param versioned what {@code AS OF} asks for
     */
    SqlNode read(TableName name, Optional<VersionedTable> versioned, SqlParserPos pos);

    /** The rows of a table function. */
    SqlNode function(SqlCall call);

    /** The rows that commits of a table changed. */
    SqlNode changes(SqlCall call);
  }

  private final Tables tables;
  private final QueryBinder queries;

  FromBinder(Tables tables, QueryBinder queries) {
    this.tables = tables;
    this.queries = queries;
  }

  SqlNode bind(SqlNode node, QueryNames names, FromScope scope) {
    if (isTable(node)) {
      return unnamed(node, names, scope);
    }
    if (node instanceof PipeSet set) {
      SqlNode input = bind(set.input(), names, scope);
      return PipeRules.set(set, input, queries.expressions(names, scope));
    }
    return switch (node.getKind()) {
      case AS -> named((SqlCall) node, names, scope);
      case JOIN -> join((SqlJoin) node, names, scope);
      case TABLESAMPLE -> sampled((SqlCall) node, names, scope);
      case COLLECTION_TABLE -> function((SqlCall) node, names, scope);
      case PIVOT -> {
        SqlPivot pivot = (SqlPivot) node;
        yield FromForms.pivot(
            pivot, bind(pivot.query, names, scope), queries.expressions(names, scope));
      }
      case UNPIVOT -> {
        SqlUnpivot unpivot = (SqlUnpivot) node;
        yield FromForms.unpivot(unpivot, bind(unpivot.query, names, scope));
      }
      case LATERAL -> lateral((SqlCall) node, names, scope);
      default -> {
        if (QueryBinder.isQuery(node)) {
          yield queries.query(node, names, null);
        }
        throw PlannerErrors.unsupported(
            node, "This form of FROM (" + node.getKind() + ")", "Use tables, queries and joins.");
      }
    };
  }

  private static boolean isTable(SqlNode node) {
    return node instanceof SqlIdentifier
        || node instanceof SqlTableRef
        || node instanceof VersionedTable;
  }

  private SqlNode unnamed(SqlNode node, QueryNames names, FromScope scope) {
    SqlIdentifier identifier = identifier(node);
    if (isQueryName(node, names)) {
      scope.source(identifier.getSimple());
      return identifier;
    }
    TableName name = tables.complete(identifier);
    SqlParserPos pos = identifier.getParserPosition();
    SqlNode table = tables.read(name, versioned(node), pos);
    return SqlStdOperatorTable.AS.createCall(
        pos, table, new SqlIdentifier(scope.mention(name), pos));
  }

  private SqlNode named(SqlCall as, QueryNames names, FromScope scope) {
    List<SqlNode> operands = new ArrayList<>(as.getOperandList());
    SqlNode source = as.operand(0);
    scope.source(((SqlIdentifier) as.operand(1)).getSimple());
    operands.set(0, isTable(source) ? table(source, names) : source(source, names, scope));
    return as.getOperator().createCall(as.getParserPosition(), operands);
  }

  private SqlNode source(SqlNode node, QueryNames names, FromScope scope) {
    if (node.getKind() == SqlKind.TABLESAMPLE && isTable(((SqlCall) node).operand(0))) {
      return TableSample.of((SqlCall) node, table(((SqlCall) node).operand(0), names));
    }
    return bind(node, names, scope);
  }

  /** A sample without an alias goes by its table's name. */
  private SqlNode sampled(SqlCall sample, QueryNames names, FromScope scope) {
    SqlNode inner = bind(sample.operand(0), names, scope);
    if (inner.getKind() != SqlKind.AS) {
      return TableSample.of(sample, inner);
    }
    SqlCall as = (SqlCall) inner;
    List<SqlNode> operands = new ArrayList<>(as.getOperandList());
    operands.set(0, TableSample.of(sample, operands.get(0)));
    return as.getOperator().createCall(as.getParserPosition(), operands);
  }

  private SqlNode table(SqlNode node, QueryNames names) {
    SqlIdentifier identifier = identifier(node);
    return isQueryName(node, names)
        ? identifier
        : tables.read(tables.complete(identifier), versioned(node), identifier.getParserPosition());
  }

  private static boolean isQueryName(SqlNode node, QueryNames names) {
    return !(node instanceof VersionedTable)
        && identifier(node).isSimple()
        && names.contains(identifier(node).getSimple());
  }

  private static SqlIdentifier identifier(SqlNode node) {
    if (node instanceof VersionedTable versioned) {
      return versioned.table();
    }
    return node instanceof SqlTableRef reference
        ? (SqlIdentifier) reference.getOperandList().get(0)
        : (SqlIdentifier) node;
  }

  private static Optional<VersionedTable> versioned(SqlNode node) {
    return node instanceof VersionedTable versioned ? Optional.of(versioned) : Optional.empty();
  }

  private SqlNode join(SqlJoin join, QueryNames names, FromScope scope) {
    SqlNode left = bind(join.getLeft(), names, scope);
    SqlNode right = bind(join.getRight(), names, scope);
    @Nullable SqlNode condition = join.getCondition();
    return new SqlJoin(
        join.getParserPosition(),
        left,
        join.isNaturalNode(),
        join.getJoinTypeNode(),
        right,
        join.getConditionTypeNode(),
        condition == null
            ? null
            : condition instanceof SqlNodeList
                ? condition
                : queries.expressions(names, scope).bind(condition));
  }

  /** The planner knows what {@code range} gives; any other function is Spark's. */
  private SqlNode function(SqlCall table, QueryNames names, FromScope scope) {
    SqlCall call = table.operand(0);
    if (RangeFunction.is(call)) {
      return tables.function(table);
    }
    if (ChangesFunction.is(call)) {
      return tables.changes(call);
    }
    return FromForms.tableFunction((SqlCall) queries.expressions(names, scope).operands(call));
  }

  private SqlNode lateral(SqlCall lateral, QueryNames names, FromScope scope) {
    SqlNode operand = lateral.operand(0);
    if (operand.getKind() == SqlKind.COLLECTION_TABLE) {
      SqlNode function = function((SqlCall) operand, names, scope);
      return FromForms.lateral(function, lateral.getParserPosition());
    }
    if (!QueryBinder.isQuery(operand)) {
      throw PlannerErrors.unsupported(
          operand, "LATERAL with anything but a query", "Write LATERAL (SELECT …).");
    }
    return SqlStdOperatorTable.LATERAL.createCall(
        lateral.getParserPosition(), queries.query(operand, names, scope));
  }
}
