// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLambda;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * All names that the queries and lambdas in a bound tree may give to something, in lower case.
 * Rather too many than too few.
 */
final class FunctionNames extends SqlBasicVisitor<@Nullable Void> {
  private final Set<String> names = new HashSet<>();

  private FunctionNames() {}

  static Set<String> of(SqlNode node) {
    FunctionNames found = new FunctionNames();
    node.accept(found);
    return found.names;
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    if (call.getKind() == SqlKind.AS) {
      addAll(call.getOperandList().subList(1, call.operandCount()));
    }
    if (call instanceof SqlLambda lambda) {
      addAll(lambda.getParameters());
    }
    return super.visit(call);
  }

  private void addAll(Iterable<? extends SqlNode> nodes) {
    for (SqlNode node : nodes) {
      if (node instanceof SqlIdentifier name) {
        add(List.of(name.names.get(name.names.size() - 1)));
      }
    }
  }

  @Override
  public @Nullable Void visit(SqlIdentifier name) {
    if (name instanceof TableNode table) {
      add(table.schema().getFields().stream().map(Field::getName).toList());
    }
    return null;
  }

  private void add(List<String> more) {
    more.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
  }
}
