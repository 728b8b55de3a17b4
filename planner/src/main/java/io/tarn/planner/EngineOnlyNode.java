// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * A form of FROM that Spark has and Calcite's validator has not, or not with Spark's meaning. A
 * query with one in it is typed by Spark.
 */
final class EngineOnlyNode extends SqlCall {
  /** Writes the form from its operands, bound. */
  interface Form {
    void write(SqlWriter writer, List<SqlNode> operands);
  }

  private final Form form;
  private final List<SqlNode> operands;
  private final Optional<Set<String>> columns;

  /** A form whose columns nothing here tells. */
  EngineOnlyNode(Form form, List<? extends SqlNode> operands, SqlParserPos pos) {
    this(form, operands, Optional.empty(), pos);
  }

  /**
   * @param columns what the form itself calls its columns, or more, in lower case; empty if that is
   *     not known
   */
  EngineOnlyNode(
      Form form,
      List<? extends SqlNode> operands,
      Optional<Set<String>> columns,
      SqlParserPos pos) {
    super(pos);
    this.columns = columns;
    this.form = form;
    this.operands = List.copyOf(operands);
  }

  @Override
  public SqlOperator getOperator() {
    return new SqlSpecialOperator("ENGINE", SqlKind.OTHER) {
      @Override
      public SqlCall createCall(
          @Nullable SqlLiteral quantifier, SqlParserPos pos, @Nullable SqlNode... changed) {
        List<SqlNode> copy = new ArrayList<>();
        for (@Nullable SqlNode operand : changed) {
          copy.add(Objects.requireNonNull(operand));
        }
        return new EngineOnlyNode(form, copy, columns, pos);
      }
    };
  }

  /** What the form calls its columns, or empty if that is not known. */
  Optional<Set<String>> columns() {
    return columns;
  }

  /** Whether all its columns are those of what it stands around. */
  boolean isWrapper() {
    return columns.isPresent() && columns.get().isEmpty();
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    form.write(writer, operands);
  }

  /** Such a form in a tree, also in a subquery. */
  static Optional<EngineOnlyNode> in(SqlNode node) {
    if (node instanceof EngineOnlyNode found) {
      return Optional.of(found);
    }
    List<SqlNode> children =
        node instanceof SqlCall call
            ? call.getOperandList()
            : node instanceof org.apache.calcite.sql.SqlNodeList list ? list.getList() : List.of();
    for (@Nullable SqlNode child : children) {
      Optional<EngineOnlyNode> found = child == null ? Optional.empty() : in(child);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
