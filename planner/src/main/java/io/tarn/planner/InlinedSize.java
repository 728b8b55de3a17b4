// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.FunctionName;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * How much the bodies of functions have added to a statement. A function that uses its argument
 * twice doubles it, so few functions on each other could make a tree larger than memory.
 */
final class InlinedSize {
  private static final int LIMIT = 10_000;

  private long nodes;

  /**
   * Counts a body as large as it will be with its arguments, before they are put in.
   *
   * @throws io.tarn.api.WarehouseException UNSUPPORTED_FEATURE if the statement gets too large
   */
  void add(FunctionName function, SqlNode body, SqlParserPos pos) {
    Count count = new Count(new IdentityHashMap<>());
    body.accept(count);
    nodes += count.nodes;
    if (nodes > LIMIT) {
      throw FunctionErrors.tooLarge(function, LIMIT, pos);
    }
  }

  private static final class Count extends SqlBasicVisitor<@Nullable Void> {
    private final Map<SqlNode, Long> values;
    private long nodes;

    Count(Map<SqlNode, Long> values) {
      this.values = values;
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
      nodes++;
      return super.visit(call);
    }

    @Override
    public @Nullable Void visit(SqlLiteral literal) {
      nodes++;
      return null;
    }

    @Override
    public @Nullable Void visit(SqlIdentifier name) {
      nodes += name instanceof FunctionArgument argument ? size(argument.value()) : 1;
      return null;
    }

    /** The arguments of functions around this one are counted where those are put in. */
    private long size(SqlNode value) {
      @Nullable Long known = values.get(value);
      if (known != null) {
        return known;
      }
      long[] size = new long[1];
      value.accept(
          new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlCall call) {
              size[0]++;
              return super.visit(call);
            }

            @Override
            public @Nullable Void visit(SqlIdentifier name) {
              size[0]++;
              return null;
            }
          });
      values.put(value, size[0]);
      return size[0];
    }
  }
}
