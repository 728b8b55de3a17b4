// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.ErrorCode;
import io.tarn.api.SourcePosition;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.WarehouseException;
import java.util.Collection;
import java.util.Locale;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Every error the planner words itself. */
final class PlannerErrors {
  private PlannerErrors() {}

  static @Nullable SourcePosition position(SqlParserPos pos) {
    return pos.getLineNum() < 1 || pos.getColumnNum() < 1
        ? null
        : new SourcePosition(pos.getLineNum(), pos.getColumnNum());
  }

  private static WarehouseException at(ErrorCode code, SqlParserPos pos, String message) {
    return WarehouseException.at(code, message, position(pos));
  }

  static WarehouseException tableNotFound(
      String name, SqlParserPos pos, String wanted, Collection<String> similar) {
    return at(
        ErrorCode.TABLE_OR_VIEW_NOT_FOUND,
        pos,
        "Table or view "
            + name
            + " cannot be found."
            + NearestNames.hint(wanted, similar)
            + " Check its spelling and its catalog and schema; SHOW TABLES lists what there is.");
  }

  static WarehouseException schemaNotFound(
      String name, SqlParserPos pos, String wanted, Collection<String> similar) {
    return at(
        ErrorCode.SCHEMA_NOT_FOUND,
        pos,
        "Schema "
            + name
            + " cannot be found."
            + NearestNames.hint(wanted, similar)
            + " SHOW SCHEMAS lists what there is.");
  }

  static WarehouseException catalogNotFound(
      String name, SqlParserPos pos, Collection<String> catalogs) {
    return at(
        ErrorCode.CATALOG_NOT_FOUND,
        pos,
        "Catalog "
            + name
            + " cannot be found."
            + NearestNames.hint(name, catalogs)
            + " SHOW CATALOGS lists what there is.");
  }

  static WarehouseException columnNotFound(
      String name, SqlParserPos pos, Collection<String> columns) {
    return at(
        ErrorCode.UNRESOLVED_COLUMN,
        pos,
        "Column `" + name + "` cannot be resolved." + NearestNames.hint(name, columns));
  }

  static WarehouseException functionNotFound(String name, SqlParserPos pos) {
    return at(
        ErrorCode.UNRESOLVED_ROUTINE,
        pos,
        "There is no function `"
            + name
            + "`, or it must not be called here."
            + NearestNames.hint(name.toLowerCase(Locale.ROOT), AllowedFunctions.names()));
  }

  static WarehouseException tooManyNameParts(String name, SqlParserPos pos) {
    return at(
        ErrorCode.PARSE_SYNTAX_ERROR,
        pos,
        "The name " + name + " has too many parts; a table has catalog.schema.table at most.");
  }

  /** It would show where files lie. */
  static WarehouseException hiddenColumn(SqlIdentifier column) {
    return WarehouseException.at(
        ErrorCode.UNRESOLVED_COLUMN,
        "Column `" + column + "` cannot be resolved. What the engine knows of files is not shown.",
        position(column.getParserPosition()));
  }

  static WarehouseException ambiguousTable(SqlIdentifier column) {
    return WarehouseException.at(
        ErrorCode.AMBIGUOUS_REFERENCE,
        "Reference `" + column + "` is ambiguous: two tables have this name. Give them aliases.",
        position(column.getParserPosition()));
  }

  static WarehouseException unsupported(SqlNode node, String what, String instead) {
    return at(
        ErrorCode.UNSUPPORTED_FEATURE,
        node.getParserPosition(),
        what + " is not supported. " + instead);
  }

  static WarehouseException unsupported(SqlParserPos pos, String what, String instead) {
    return at(ErrorCode.UNSUPPORTED_FEATURE, pos, what + " is not supported. " + instead);
  }

  static WarehouseException badTemporal(String type, String text, SqlParserPos pos) {
    return at(
        ErrorCode.INVALID_ARGUMENT,
        pos,
        "'"
            + text
            + "' is not a "
            + type
            + ". Write it like DATE '2026-01-31' or TIMESTAMP"
            + " '2026-01-31 08:30:00'.");
  }

  static WarehouseException unwritableName(String name) {
    return WarehouseException.of(
        ErrorCode.INVALID_SQL,
        "The name `" + name + "` contains '${', which names must not. Choose another name.");
  }

  static WarehouseException invalid(SqlParserPos pos, String message) {
    return at(ErrorCode.INVALID_SQL, pos, message);
  }

  static WarehouseException argument(SqlParserPos pos, String message) {
    return at(ErrorCode.INVALID_ARGUMENT, pos, message);
  }

  static WarehouseException typeMismatch(SqlParserPos pos, String message) {
    return at(ErrorCode.DATATYPE_MISMATCH, pos, message);
  }

  static WarehouseException arityMismatch(
      SqlParserPos pos, TableName table, int columns, int values) {
    return at(
        ErrorCode.INSERT_COLUMN_ARITY_MISMATCH,
        pos,
        "Cannot write to "
            + table
            + ": it takes "
            + columns
            + " column(s), but the data has "
            + values
            + ". Name the columns to fill, or give as many values as columns.");
  }

  static WarehouseException duplicateColumn(String name, SqlParserPos pos) {
    return invalid(
        pos, "Column `" + name + "` is named twice. Give each column a name of its own.");
  }

  static WarehouseException alreadyExists(TableName name, SqlParserPos pos) {
    return at(
        ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS,
        pos,
        name + " exists already. Choose another name, or say IF NOT EXISTS or OR REPLACE.");
  }

  static WarehouseException unknownOption(String name, String kind, Collection<String> known) {
    return WarehouseException.of(
        ErrorCode.INVALID_SESSION_OPTION,
        "There is no "
            + kind
            + " '"
            + name
            + "'."
            + NearestNames.hint(name, known)
            + " Known are: "
            + String.join(", ", known)
            + ".");
  }

  static WarehouseException pathNotAllowed(String path, SqlParserPos pos) {
    return at(
        ErrorCode.PATH_NOT_ALLOWED,
        pos,
        "The path '"
            + path
            + "' is not inside a directory that files may be read from."
            + " Put the files there, or add their directory to files.roots.");
  }

  static WarehouseException pathNotFound(String path, SqlParserPos pos) {
    return at(
        ErrorCode.PATH_NOT_FOUND,
        pos,
        "No file at '" + path + "' matches. Check the path, FILES and PATTERN.");
  }

  static WarehouseException wrongKind(TableEntry found, SqlParserPos pos, String wanted) {
    String kind = "table";
    if (found instanceof TableEntry.View) {
      kind = "view";
    } else if (found instanceof TableEntry.SystemTable) {
      kind = "system table";
    }
    return at(
        ErrorCode.WRONG_COMMAND_FOR_OBJECT_TYPE,
        pos,
        found.name() + " is a " + kind + ", but this statement needs a " + wanted + ".");
  }

  static WarehouseException viewTooDeep(TableName view, int limit) {
    return WarehouseException.of(
        ErrorCode.INVALID_SQL,
        "View "
            + view
            + " stands on more than "
            + limit
            + " levels of views, or on itself. Redefine one of them.");
  }

  static WarehouseException viewBroken(TableName view, WarehouseException cause) {
    return WarehouseException.of(
        cause.code(),
        "View "
            + view
            + " is no longer valid: "
            + cause.getMessage()
            + " Recreate the view or bring back what it reads.",
        cause);
  }

  /**
   * What is wrong inside a view is told to its owner only: it may name what the caller must not.
   */
  static WarehouseException viewOfOthersBroken(TableName view, WarehouseException cause) {
    return WarehouseException.of(
        cause.code(),
        "View "
            + view
            + " is no longer valid: what it reads is gone, or its owner may not read it any more."
            + " Ask its owner to bring it back.",
        cause);
  }

  static WarehouseException adminsOnly(SqlParserPos pos, String what) {
    return at(
        ErrorCode.PERMISSION_DENIED,
        pos,
        "Only members of group admins may " + what + ". Ask one of them.");
  }

  static WarehouseException planTooLarge(int nodes, int limit) {
    return WarehouseException.of(
        ErrorCode.UNSUPPORTED_FEATURE,
        "The statement's plan has "
            + nodes
            + " operators, more than the limit of "
            + limit
            + ". Split it, or raise planner.max-plan-nodes.");
  }

  static WarehouseException tooComplex(StackOverflowError cause) {
    return WarehouseException.of(
        ErrorCode.UNSUPPORTED_FEATURE,
        "The statement is nested too deeply to be planned. Split it into smaller ones.",
        cause);
  }

  static WarehouseException mixedSystemTables(SqlParserPos pos) {
    return at(
        ErrorCode.UNSUPPORTED_FEATURE,
        pos,
        "System tables can be read by queries of their own only, not together with other tables"
            + " and not to fill tables. Query them apart.");
  }

  static WarehouseException notOneQuery() {
    return WarehouseException.of(
        ErrorCode.INVALID_SQL,
        "What was written for the question is not one query over tables, so it was not run. Ask in"
            + " other words.");
  }

  static WarehouseException noLanguage() {
    return WarehouseException.of(
        ErrorCode.UNSUPPORTED_FEATURE,
        "This server does not answer questions and searches. Write SQL instead.");
  }
}
