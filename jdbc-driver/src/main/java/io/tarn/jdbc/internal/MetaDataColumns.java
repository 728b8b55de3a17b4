// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.util.Arrays;
import java.util.List;

/** The columns JDBC prescribes for each metadata method, in their order. */
final class MetaDataColumns {
  static final List<Column> CATALOGS = of("TABLE_CAT");
  static final List<Column> SCHEMAS = of("TABLE_SCHEM", "TABLE_CATALOG");
  static final List<Column> TABLE_TYPES = of("TABLE_TYPE");
  static final List<Column> TABLES =
      of(
          "TABLE_CAT",
          "TABLE_SCHEM",
          "TABLE_NAME",
          "TABLE_TYPE",
          "REMARKS",
          "TYPE_CAT",
          "TYPE_SCHEM",
          "TYPE_NAME",
          "SELF_REFERENCING_COL_NAME",
          "REF_GENERATION");
  static final List<Column> COLUMNS =
      of(
          "TABLE_CAT",
          "TABLE_SCHEM",
          "TABLE_NAME",
          "COLUMN_NAME",
          "DATA_TYPE int",
          "TYPE_NAME",
          "COLUMN_SIZE int",
          "BUFFER_LENGTH int",
          "DECIMAL_DIGITS int",
          "NUM_PREC_RADIX int",
          "NULLABLE int",
          "REMARKS",
          "COLUMN_DEF",
          "SQL_DATA_TYPE int",
          "SQL_DATETIME_SUB int",
          "CHAR_OCTET_LENGTH int",
          "ORDINAL_POSITION int",
          "IS_NULLABLE",
          "SCOPE_CATALOG",
          "SCOPE_SCHEMA",
          "SCOPE_TABLE",
          "SOURCE_DATA_TYPE short",
          "IS_AUTOINCREMENT",
          "IS_GENERATEDCOLUMN");
  static final List<Column> PRIMARY_KEYS =
      of("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "COLUMN_NAME", "KEY_SEQ short", "PK_NAME");
  static final List<Column> FOREIGN_KEYS =
      of(
          "PKTABLE_CAT",
          "PKTABLE_SCHEM",
          "PKTABLE_NAME",
          "PKCOLUMN_NAME",
          "FKTABLE_CAT",
          "FKTABLE_SCHEM",
          "FKTABLE_NAME",
          "FKCOLUMN_NAME",
          "KEY_SEQ short",
          "UPDATE_RULE short",
          "DELETE_RULE short",
          "FK_NAME",
          "PK_NAME",
          "DEFERRABILITY short");
  static final List<Column> TYPE_INFO =
      of(
          "TYPE_NAME",
          "DATA_TYPE int",
          "PRECISION int",
          "LITERAL_PREFIX",
          "LITERAL_SUFFIX",
          "CREATE_PARAMS",
          "NULLABLE short",
          "CASE_SENSITIVE boolean",
          "SEARCHABLE short",
          "UNSIGNED_ATTRIBUTE boolean",
          "FIXED_PREC_SCALE boolean",
          "AUTO_INCREMENT boolean",
          "LOCAL_TYPE_NAME",
          "MINIMUM_SCALE short",
          "MAXIMUM_SCALE short",
          "SQL_DATA_TYPE int",
          "SQL_DATETIME_SUB int",
          "NUM_PREC_RADIX int");
  static final List<Column> INDEX_INFO =
      of(
          "TABLE_CAT",
          "TABLE_SCHEM",
          "TABLE_NAME",
          "NON_UNIQUE boolean",
          "INDEX_QUALIFIER",
          "INDEX_NAME",
          "TYPE short",
          "ORDINAL_POSITION short",
          "COLUMN_NAME",
          "ASC_OR_DESC",
          "CARDINALITY long",
          "PAGES long",
          "FILTER_CONDITION");
  static final List<Column> ROW_IDENTIFIER =
      of(
          "SCOPE short",
          "COLUMN_NAME",
          "DATA_TYPE int",
          "TYPE_NAME",
          "COLUMN_SIZE int",
          "BUFFER_LENGTH int",
          "DECIMAL_DIGITS short",
          "PSEUDO_COLUMN short");
  static final List<Column> COLUMN_PRIVILEGES =
      of(
          "TABLE_CAT",
          "TABLE_SCHEM",
          "TABLE_NAME",
          "COLUMN_NAME",
          "GRANTOR",
          "GRANTEE",
          "PRIVILEGE",
          "IS_GRANTABLE");
  static final List<Column> TABLE_PRIVILEGES =
      of(
          "TABLE_CAT",
          "TABLE_SCHEM",
          "TABLE_NAME",
          "GRANTOR",
          "GRANTEE",
          "PRIVILEGE",
          "IS_GRANTABLE");
  static final List<Column> PROCEDURES =
      of(
          "PROCEDURE_CAT",
          "PROCEDURE_SCHEM",
          "PROCEDURE_NAME",
          "RESERVED_1",
          "RESERVED_2",
          "RESERVED_3",
          "REMARKS",
          "PROCEDURE_TYPE short",
          "SPECIFIC_NAME");
  static final List<Column> PROCEDURE_COLUMNS =
      of(
          "PROCEDURE_CAT",
          "PROCEDURE_SCHEM",
          "PROCEDURE_NAME",
          "COLUMN_NAME",
          "COLUMN_TYPE short",
          "DATA_TYPE int",
          "TYPE_NAME",
          "PRECISION int",
          "LENGTH int",
          "SCALE short",
          "RADIX short",
          "NULLABLE short",
          "REMARKS",
          "COLUMN_DEF",
          "SQL_DATA_TYPE int",
          "SQL_DATETIME_SUB int",
          "CHAR_OCTET_LENGTH int",
          "ORDINAL_POSITION int",
          "IS_NULLABLE",
          "SPECIFIC_NAME");
  static final List<Column> FUNCTIONS =
      of(
          "FUNCTION_CAT",
          "FUNCTION_SCHEM",
          "FUNCTION_NAME",
          "REMARKS",
          "FUNCTION_TYPE short",
          "SPECIFIC_NAME");
  static final List<Column> FUNCTION_COLUMNS =
      of(
          "FUNCTION_CAT",
          "FUNCTION_SCHEM",
          "FUNCTION_NAME",
          "COLUMN_NAME",
          "COLUMN_TYPE short",
          "DATA_TYPE int",
          "TYPE_NAME",
          "PRECISION int",
          "LENGTH int",
          "SCALE short",
          "RADIX short",
          "NULLABLE short",
          "REMARKS",
          "CHAR_OCTET_LENGTH int",
          "ORDINAL_POSITION int",
          "IS_NULLABLE",
          "SPECIFIC_NAME");
  static final List<Column> PSEUDO_COLUMNS =
      of(
          "TABLE_CAT",
          "TABLE_SCHEM",
          "TABLE_NAME",
          "COLUMN_NAME",
          "DATA_TYPE int",
          "COLUMN_SIZE int",
          "DECIMAL_DIGITS int",
          "NUM_PREC_RADIX int",
          "COLUMN_USAGE",
          "REMARKS",
          "CHAR_OCTET_LENGTH int",
          "IS_NULLABLE");
  static final List<Column> USER_TYPES =
      of(
          "TYPE_CAT",
          "TYPE_SCHEM",
          "TYPE_NAME",
          "CLASS_NAME",
          "DATA_TYPE int",
          "REMARKS",
          "BASE_TYPE short");
  static final List<Column> SUPER_TYPES =
      of(
          "TYPE_CAT",
          "TYPE_SCHEM",
          "TYPE_NAME",
          "SUPERTYPE_CAT",
          "SUPERTYPE_SCHEM",
          "SUPERTYPE_NAME");
  static final List<Column> SUPER_TABLES =
      of("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "SUPERTABLE_NAME");
  static final List<Column> ATTRIBUTES =
      of(
          "TYPE_CAT",
          "TYPE_SCHEM",
          "TYPE_NAME",
          "ATTR_NAME",
          "DATA_TYPE int",
          "ATTR_TYPE_NAME",
          "ATTR_SIZE int",
          "DECIMAL_DIGITS int",
          "NUM_PREC_RADIX int",
          "NULLABLE int",
          "REMARKS",
          "ATTR_DEF",
          "SQL_DATA_TYPE int",
          "SQL_DATETIME_SUB int",
          "CHAR_OCTET_LENGTH int",
          "ORDINAL_POSITION int",
          "IS_NULLABLE",
          "SCOPE_CATALOG",
          "SCOPE_SCHEMA",
          "SCOPE_TABLE",
          "SOURCE_DATA_TYPE short");
  static final List<Column> CLIENT_INFO = of("NAME", "MAX_LEN int", "DEFAULT_VALUE", "DESCRIPTION");

  private MetaDataColumns() {}

  private static List<Column> of(String... columns) {
    return Arrays.stream(columns).map(MetaDataColumns::column).toList();
  }

  private static Column column(String text) {
    String[] parts = text.split(" ", 2);
    return Column.of(parts[0], parts.length == 1 ? ColumnType.STRING : type(parts[1]));
  }

  private static ColumnType type(String word) {
    return switch (word) {
      case "int" -> ColumnType.INT;
      case "short" -> ColumnType.SMALLINT;
      case "long" -> ColumnType.BIGINT;
      default -> ColumnType.BOOLEAN;
    };
  }
}
