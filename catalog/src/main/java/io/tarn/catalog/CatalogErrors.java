// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.ErrorCode;
import io.tarn.api.FunctionName;
import io.tarn.api.TableName;
import io.tarn.api.WarehouseException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Everything the catalog refuses, in words. */
final class CatalogErrors {
  private CatalogErrors() {}

  static WarehouseException catalogNotFound(String name, Collection<String> known) {
    return WarehouseException.of(
        ErrorCode.CATALOG_NOT_FOUND,
        "There is no catalog '"
            + name
            + "'."
            + suggestion(NameRules.similar(name, known))
            + " There are: "
            + String.join(", ", known)
            + ".");
  }

  static WarehouseException schemaNotFound(
      String catalog, String schema, Collection<String> known) {
    return WarehouseException.of(
        ErrorCode.SCHEMA_NOT_FOUND,
        "There is no schema '"
            + schema
            + "' in catalog '"
            + catalog
            + "'."
            + suggestion(NameRules.similar(schema, known))
            + " SHOW SCHEMAS IN "
            + catalog
            + " lists them.");
  }

  static WarehouseException schemaExists(String catalog, String schema) {
    return WarehouseException.of(
        ErrorCode.SCHEMA_ALREADY_EXISTS,
        "Schema '"
            + schema
            + "' exists already in catalog '"
            + catalog
            + "'. Choose another name or use CREATE SCHEMA IF NOT EXISTS.");
  }

  static WarehouseException schemaNotEmpty(String catalog, String schema, int relations) {
    return WarehouseException.of(
        ErrorCode.SCHEMA_NOT_EMPTY,
        "Schema '"
            + schema
            + "' in catalog '"
            + catalog
            + "' still holds "
            + relations
            + (relations == 1 ? " table, view or function" : " tables, views and functions")
            + ". Drop them first or use DROP SCHEMA … CASCADE.");
  }

  static WarehouseException defaultSchemaStays() {
    return WarehouseException.of(
        ErrorCode.UNSUPPORTED_FEATURE,
        "Schema main.default cannot be dropped because sessions start in it."
            + " Drop its tables instead.");
  }

  static WarehouseException relationNotFound(TableName name, Collection<String> known) {
    return WarehouseException.of(
        ErrorCode.TABLE_OR_VIEW_NOT_FOUND,
        "There is no table or view "
            + name
            + "."
            + suggestion(NameRules.similar(name.table(), known))
            + " Check the name, or add IF EXISTS to ignore this.");
  }

  static WarehouseException relationExists(TableName name) {
    return WarehouseException.of(
        ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS,
        "A table or view named "
            + name
            + " exists already. Choose another name, or use IF NOT EXISTS or OR REPLACE.");
  }

  static WarehouseException functionNotFound(FunctionName name, Collection<String> known) {
    return WarehouseException.of(
        ErrorCode.ROUTINE_NOT_FOUND,
        "There is no function "
            + name
            + "."
            + suggestion(NameRules.similar(name.function(), known))
            + " SHOW USER FUNCTIONS lists what there is; add IF EXISTS to ignore this.");
  }

  static WarehouseException functionExists(FunctionName name) {
    return WarehouseException.of(
        ErrorCode.ROUTINE_ALREADY_EXISTS,
        "A function named "
            + name
            + " exists already. Choose another name, or use IF NOT EXISTS or OR REPLACE.");
  }

  static WarehouseException isView(TableName name) {
    return WarehouseException.of(
        ErrorCode.WRONG_COMMAND_FOR_OBJECT_TYPE,
        name + " is a view, not a table. Use the VIEW form of the statement, or another name.");
  }

  static WarehouseException isTable(TableName name) {
    return WarehouseException.of(
        ErrorCode.WRONG_COMMAND_FOR_OBJECT_TYPE,
        name + " is a table, not a view. Use the TABLE form of the statement, or another name.");
  }

  static WarehouseException readOnlyCatalog(String catalog) {
    return WarehouseException.of(
        ErrorCode.PERMISSION_DENIED,
        "Catalog '"
            + catalog
            + "' is read-only: Tarn keeps it itself. Create the object in catalog 'main' instead.");
  }

  static WarehouseException invalidName(String kind, String why) {
    return WarehouseException.of(
        ErrorCode.INVALID_ARGUMENT,
        "This cannot be the name of a " + kind + ": " + why + ". Choose another name.");
  }

  static WarehouseException invalidConstraint(TableName table, String why) {
    return WarehouseException.of(
        ErrorCode.INVALID_SQL,
        "The keys of table " + table + " are not lawful: " + why + ". Correct the constraint.");
  }

  static WarehouseException unknownKeyColumn(
      TableName table, String constraint, String column, Collection<String> known) {
    return WarehouseException.of(
        ErrorCode.UNRESOLVED_COLUMN,
        "Constraint '"
            + constraint
            + "' names column '"
            + column
            + "', which table "
            + table
            + " does not have."
            + suggestion(NameRules.similar(column, known)));
  }

  static WarehouseException noSuchUser(String user) {
    return WarehouseException.of(
        ErrorCode.INVALID_ARGUMENT, "There is no user '" + user + "'. Check the name.");
  }

  static WarehouseException invalidPassword(String why) {
    return WarehouseException.of(
        ErrorCode.INVALID_ARGUMENT, "The password cannot be used: " + why + ". Choose another.");
  }

  static WarehouseException tooManyFailedLogIns(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return WarehouseException.of(
        ErrorCode.AUTHENTICATION_FAILED,
        "Too many failed log-ins for this user. Wait "
            + seconds
            + (seconds == 1 ? " second" : " seconds")
            + " and try again with the right password.");
  }

  static WarehouseException passwordFile(Throwable cause) {
    return WarehouseException.of(
        ErrorCode.INVALID_CONFIGURATION,
        "The file with the first password of user admin cannot be read or written: "
            + cause
            + ". Make its directory writable, or put a readable file with a password there.",
        cause);
  }

  private static String suggestion(List<String> names) {
    return names.isEmpty()
        ? ""
        : " Did you mean "
            + names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(" or "))
            + "?";
  }

  static WarehouseException copiedElsewhere() {
    return WarehouseException.of(
        ErrorCode.CONCURRENT_WRITE,
        "Another COPY INTO has loaded, or is loading, some of these files into the table. Run this"
            + " one again once that is done: it then loads what is left.");
  }

  static WarehouseException takenForGone() {
    return WarehouseException.of(
        ErrorCode.CONCURRENT_WRITE,
        "This gateway stood still for so long that another one removed the unfinished table. Send"
            + " the statement again.");
  }
}
