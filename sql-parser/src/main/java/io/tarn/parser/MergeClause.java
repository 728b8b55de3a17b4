// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * {@code WHEN [NOT] MATCHED [BY SOURCE] [AND condition] THEN action} of {@code MERGE}.
 *
 * @param when which rows it is for
 * @param narrowed a condition they must meet as well, or null
 * @param action what becomes of them
 */
public record MergeClause(When when, @Nullable SqlNode narrowed, Action action) {
  /** Which rows. */
  public enum When {
    MATCHED,
    NOT_MATCHED,
    NOT_MATCHED_BY_SOURCE;

    /** As SQL writes it. */
    public String sql() {
      return name().replace('_', ' ');
    }
  }

  /** What becomes of rows. */
  public sealed interface Action {}

  /** {@code UPDATE SET *}. */
  public record UpdateAll() implements Action {}

  /** {@code INSERT *}. */
  public record InsertAll() implements Action {}

  /** {@code DELETE}. */
  public record Delete() implements Action {}

  /**
   * {@code UPDATE SET column = value, …}.
   *
   * @param assignments in the order written
   */
  public record Update(List<Assignment> assignments) implements Action {
    public Update {
      assignments = List.copyOf(assignments);
    }
  }

  /**
   * {@code INSERT (columns) VALUES (values)}.
   *
   * @param columns empty if none are listed
   * @param values one for each column
   */
  public record Insert(SqlNodeList columns, SqlNodeList values) implements Action {}

  /** A condition besides the match. */
  public Optional<SqlNode> condition() {
    return Optional.ofNullable(narrowed);
  }

  /** Everything in it that may hold parameters. */
  List<SqlNode> expressions() {
    List<SqlNode> expressions = new ArrayList<>();
    condition().ifPresent(expressions::add);
    if (action instanceof Update update) {
      update.assignments().forEach(assignment -> expressions.add(assignment.value()));
    } else if (action instanceof Insert insert) {
      expressions.addAll(insert.values().getList());
    }
    return expressions;
  }

  /** Only what is not matched can be so by the source. */
  static When bySource(When when, SqlParserPos pos) {
    if (when == When.MATCHED) {
      throw ParserErrors.unsupported("WHEN MATCHED BY SOURCE", "WHEN MATCHED", pos);
    }
    return When.NOT_MATCHED_BY_SOURCE;
  }

  void unparse(SqlWriter writer) {
    writer.keyword("WHEN");
    writer.keyword(when.sql());
    if (narrowed != null) {
      writer.keyword("AND");
      narrowed.unparse(writer, 0, 0);
    }
    writer.keyword("THEN");
    if (action instanceof Update update) {
      writer.keyword("UPDATE SET");
      SqlWriter.Frame frame = writer.startList("", "");
      for (Assignment assignment : update.assignments()) {
        writer.sep(",");
        assignment.unparse(writer);
      }
      writer.endList(frame);
    } else if (action instanceof Insert insert) {
      writer.keyword("INSERT");
      if (!insert.columns().isEmpty()) {
        insert.columns().unparse(writer, 1, 1);
      }
      writer.keyword("VALUES");
      insert.values().unparse(writer, 1, 1);
    } else if (action instanceof Delete) {
      writer.keyword("DELETE");
    } else {
      writer.keyword(action instanceof UpdateAll ? "UPDATE SET *" : "INSERT *");
    }
  }
}
