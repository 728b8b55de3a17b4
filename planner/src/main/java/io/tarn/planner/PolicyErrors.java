// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.ErrorCode;
import io.tarn.api.Securable;
import io.tarn.api.TableName;
import io.tarn.api.WarehouseException;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** What is wrong with row filters and column masks, and what they do not let through. */
final class PolicyErrors {
  private PolicyErrors() {}

  private static WarehouseException at(ErrorCode code, SqlParserPos pos, String message) {
    return WarehouseException.at(code, message, PlannerErrors.position(pos));
  }

  static WarehouseException argument(SqlNode argument) {
    return at(
        ErrorCode.INVALID_ARGUMENT,
        argument.getParserPosition(),
        "A row filter or column mask is given columns of the table and literals. Put anything else"
            + " into its function.");
  }

  static WarehouseException notBoolean(String function, String type, SqlParserPos pos) {
    return at(
        ErrorCode.INVALID_POLICY,
        pos,
        "A row filter says true for each row to show, but "
            + function
            + " returns "
            + type
            + ". Write RETURNS BOOLEAN.");
  }

  static WarehouseException recursive(TableName table, SqlParserPos pos) {
    return at(
        ErrorCode.INVALID_POLICY,
        pos,
        "A row filter or column mask of "
            + table
            + " reads that table itself. Let its function read another one.");
  }

  /** What is wrong is told to those who may change it only: it may name what others must not. */
  static WarehouseException broken(
      TableName table, WarehouseException cause, boolean told, SqlParserPos pos) {
    return at(
        ErrorCode.INVALID_POLICY,
        pos,
        told
            ? "The row filter or a column mask of "
                + table
                + " cannot be applied: "
                + cause.getMessage()
                + " Until that is mended the table cannot be read."
            : "The row filter or a column mask of "
                + table
                + " cannot be applied, so the table cannot be read. Ask its owner to mend it.");
  }

  static WarehouseException otherColumns(TableName table, long version, SqlParserPos pos) {
    return at(
        ErrorCode.POLICY_IN_FORCE,
        pos,
        "Version "
            + version
            + " of "
            + table
            + " has other columns under the names that the table's row filter and column masks use,"
            + " so it cannot be read under them. Read a later version.");
  }

  static WarehouseException columnTagged(TableName table, String column, SqlParserPos pos) {
    return at(
        ErrorCode.POLICY_IN_FORCE,
        pos,
        "Column `"
            + column
            + "` of "
            + table
            + " has tags, which policies may look for. ALTER COLUMN … UNSET TAGS before it gets"
            + " another name or goes.");
  }

  static WarehouseException unknownPrincipal(SqlIdentifier name) {
    return at(
        ErrorCode.PRINCIPAL_NOT_FOUND,
        name.getParserPosition(),
        "There is no user or group '" + name.getSimple() + "'.");
  }

  static WarehouseException policyNotFound(SqlIdentifier name, Securable on) {
    return at(
        ErrorCode.POLICY_NOT_FOUND,
        name.getParserPosition(),
        "There is no policy '"
            + name.getSimple()
            + "' on "
            + on
            + ". SHOW POLICIES lists what there is.");
  }

  static WarehouseException renamedChanges(TableName table, SqlParserPos pos) {
    return at(
        ErrorCode.POLICY_IN_FORCE,
        pos,
        "table_changes is not possible: "
            + table
            + " has a row filter or column masks, and column mapping, with which a change may lie"
            + " under the name that another column has now. Read the table itself.");
  }

  static WarehouseException readByMask(TableName table, String column, SqlNode place) {
    return at(
        ErrorCode.POLICY_IN_FORCE,
        place.getParserPosition(),
        "Column `"
            + column
            + "` decides what a column mask of "
            + table
            + " shows, so to change it takes MANAGE on the table.");
  }

  static WarehouseException refused(TableName table, String what, String instead, SqlNode place) {
    return at(
        ErrorCode.POLICY_IN_FORCE,
        place.getParserPosition(),
        what + " is not possible: " + table + " has a row filter or column masks. " + instead);
  }

  static WarehouseException maskedColumn(TableName table, String column, SqlNode place) {
    return at(
        ErrorCode.POLICY_IN_FORCE,
        place.getParserPosition(),
        "Column `"
            + column
            + "` of "
            + table
            + " is masked, so what is stored in it cannot decide which rows change, nor be copied."
            + " It can be given a new value.");
  }

  static WarehouseException needsManage(TableName table, String what, SqlParserPos pos) {
    return at(
        ErrorCode.PERMISSION_DENIED,
        pos,
        what
            + " tells of all rows, and "
            + table
            + " has a row filter or column masks. It takes MANAGE on the table; ask its owner.");
  }

  static WarehouseException columnInUse(TableName table, String column, SqlParserPos pos) {
    return at(
        ErrorCode.DEPENDENT_OBJECTS_EXIST,
        pos,
        "The row filter or a column mask of "
            + table
            + " uses column `"
            + column
            + "`. Drop the filter or mask, change the column, and set it again.");
  }
}
