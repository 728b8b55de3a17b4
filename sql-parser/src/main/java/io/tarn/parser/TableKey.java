// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** A key of {@code CREATE TABLE}, said with its column or apart, or of {@code ALTER TABLE}. */
public sealed interface TableKey {
  /** The constraint's name, if it was given one. */
  Optional<SqlIdentifier> name();

  /** Columns of the table itself, in key order. */
  List<SqlIdentifier> columns();

  /** Where it stands in the text. */
  SqlParserPos position();

  /** Writes it as it may stand among the columns. */
  void unparse(SqlWriter writer);

  /**
   * @param name constraint name
   * @param columns key columns
   * @param position where it stands
   */
  record PrimaryKey(
      Optional<SqlIdentifier> name, List<SqlIdentifier> columns, SqlParserPos position)
      implements TableKey {
    public PrimaryKey {
      columns = List.copyOf(columns);
    }

    @Override
    public void unparse(SqlWriter writer) {
      unparseName(writer, name);
      writer.keyword("PRIMARY KEY");
      unparseColumns(writer, columns);
    }
  }

  /**
   * @param name constraint name
   * @param columns referencing columns
   * @param referenced the table that holds the key
   * @param referencedColumns its columns; empty for its primary key
   * @param position where it stands
   */
  record ForeignKey(
      Optional<SqlIdentifier> name,
      List<SqlIdentifier> columns,
      SqlIdentifier referenced,
      List<SqlIdentifier> referencedColumns,
      SqlParserPos position)
      implements TableKey {
    public ForeignKey {
      columns = List.copyOf(columns);
      referencedColumns = List.copyOf(referencedColumns);
    }

    @Override
    public void unparse(SqlWriter writer) {
      unparseName(writer, name);
      writer.keyword("FOREIGN KEY");
      unparseColumns(writer, columns);
      writer.keyword("REFERENCES");
      referenced.unparse(writer, 0, 0);
      if (!referencedColumns.isEmpty()) {
        unparseColumns(writer, referencedColumns);
      }
    }
  }

  static PrimaryKey primary(
      @Nullable SqlIdentifier name, SqlNodeList columns, SqlParserPos position) {
    return new PrimaryKey(Optional.ofNullable(name), identifiers(columns), position);
  }

  static ForeignKey foreign(
      @Nullable SqlIdentifier name,
      SqlNodeList columns,
      SqlIdentifier referenced,
      SqlNodeList referencedColumns,
      SqlParserPos position) {
    if (!referencedColumns.isEmpty() && referencedColumns.size() != columns.size()) {
      throw ParserErrors.foreignKeyArity(columns.size(), referencedColumns.size(), position);
    }
    return new ForeignKey(
        Optional.ofNullable(name),
        identifiers(columns),
        referenced,
        identifiers(referencedColumns),
        position);
  }

  /** The names in a list. */
  static List<SqlIdentifier> identifiers(SqlNodeList list) {
    return list.getList().stream()
        .filter(SqlIdentifier.class::isInstance)
        .map(SqlIdentifier.class::cast)
        .toList();
  }

  private static void unparseName(SqlWriter writer, Optional<SqlIdentifier> name) {
    if (name.isPresent()) {
      writer.keyword("CONSTRAINT");
      name.get().unparse(writer, 0, 0);
    }
  }

  private static void unparseColumns(SqlWriter writer, List<SqlIdentifier> columns) {
    SqlWriter.Frame frame = writer.startList("(", ")");
    for (SqlNode column : columns) {
      writer.sep(",");
      column.unparse(writer, 0, 0);
    }
    writer.endList(frame);
  }
}
