// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.avatica;

import io.tarn.api.SchemaEntry;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import io.tarn.gateway.CatalogWalk;
import io.tarn.gateway.LikePattern;
import io.tarn.gateway.SqlType;
import io.tarn.gateway.TableType;
import io.tarn.gateway.TypeInfo;
import java.sql.DatabaseMetaData;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.avatica.remote.Service.ColumnsRequest;
import org.apache.calcite.avatica.remote.Service.SchemasRequest;
import org.apache.calcite.avatica.remote.Service.TablesRequest;
import org.jspecify.annotations.Nullable;

/**
 * What catalogs, schemas, tables, columns and types there are, as {@link DatabaseMetaData} lays its
 * answers out; from the catalog as its user sees it, never from an engine.
 */
final class CatalogAnswers {
  private static final Answer.Layout CATALOGS = new Answer.Layout(List.of("TABLE_CAT"), List.of());
  private static final Answer.Layout SCHEMAS =
      new Answer.Layout(List.of("TABLE_SCHEM", "TABLE_CATALOG"), List.of());
  private static final Answer.Layout TABLE_TYPES =
      new Answer.Layout(List.of("TABLE_TYPE"), List.of());
  private static final Answer.Layout TABLES =
      new Answer.Layout(
          List.of(
              "TABLE_CAT",
              "TABLE_SCHEM",
              "TABLE_NAME",
              "TABLE_TYPE",
              "REMARKS",
              "TYPE_CAT",
              "TYPE_SCHEM",
              "TYPE_NAME",
              "SELF_REFERENCING_COL_NAME",
              "REF_GENERATION"),
          List.of());
  private static final Answer.Layout COLUMNS =
      new Answer.Layout(
          List.of(
              "TABLE_CAT",
              "TABLE_SCHEM",
              "TABLE_NAME",
              "COLUMN_NAME",
              "DATA_TYPE",
              "TYPE_NAME",
              "COLUMN_SIZE",
              "BUFFER_LENGTH",
              "DECIMAL_DIGITS",
              "NUM_PREC_RADIX",
              "NULLABLE",
              "REMARKS",
              "COLUMN_DEF",
              "SQL_DATA_TYPE",
              "SQL_DATETIME_SUB",
              "CHAR_OCTET_LENGTH",
              "ORDINAL_POSITION",
              "IS_NULLABLE",
              "SCOPE_CATALOG",
              "SCOPE_SCHEMA",
              "SCOPE_TABLE",
              "SOURCE_DATA_TYPE",
              "IS_AUTOINCREMENT",
              "IS_GENERATEDCOLUMN"),
          List.of(
              "DATA_TYPE",
              "COLUMN_SIZE",
              "BUFFER_LENGTH",
              "DECIMAL_DIGITS",
              "NUM_PREC_RADIX",
              "NULLABLE",
              "SQL_DATA_TYPE",
              "SQL_DATETIME_SUB",
              "CHAR_OCTET_LENGTH",
              "ORDINAL_POSITION",
              "SOURCE_DATA_TYPE"));

  private final CatalogWalk walk;

  /**
   * @param visible the catalog as the user sees it
   */
  CatalogAnswers(TableCatalog visible) {
    this.walk = new CatalogWalk(visible);
  }

  Answer catalogs() {
    return CATALOGS.with(walk.catalogs(null).sorted().map(CatalogAnswers::row));
  }

  Answer tableTypes() {
    return TABLE_TYPES.with(TableType.labels().stream().sorted().map(CatalogAnswers::row));
  }

  Answer types() {
    return TypeAnswer.LAYOUT.with(TypeInfo.all().stream().map(TypeAnswer::row));
  }

  Answer schemas(SchemasRequest request) {
    return SCHEMAS.with(
        walk.schemas(request.catalog, pattern(request.schemaPattern))
            .sorted(Comparator.comparing(SchemaEntry::catalog).thenComparing(SchemaEntry::name))
            .map(schema -> row(schema.name(), schema.catalog())));
  }

  Answer tables(TablesRequest request) {
    List<String> types =
        request.typeList == null
            ? TableType.labels()
            : request.typeList.stream().map(type -> type.toUpperCase(Locale.ROOT)).toList();
    return TABLES.with(
        walk.tables(
                request.catalog, pattern(request.schemaPattern), pattern(request.tableNamePattern))
            .filter(table -> types.contains(TableType.of(table).label()))
            .sorted(
                Comparator.comparing((TableEntry table) -> TableType.of(table).label())
                    .thenComparing(table -> table.name().toString()))
            .map(CatalogAnswers::table));
  }

  private static List<@Nullable Object> table(TableEntry table) {
    TableName name = table.name();
    return row(
        name.catalog(),
        name.schema(),
        name.table(),
        TableType.of(table).label(),
        table.comment().orElse(null),
        null,
        null,
        null,
        null,
        null);
  }

  Answer columns(ColumnsRequest request) {
    LikePattern wanted = pattern(request.columnNamePattern);
    return COLUMNS.with(
        walk.tables(
                request.catalog, pattern(request.schemaPattern), pattern(request.tableNamePattern))
            .sorted(Comparator.comparing((TableEntry table) -> table.name().toString()))
            .flatMap(table -> columns(table, wanted)));
  }

  private Stream<List<@Nullable Object>> columns(TableEntry table, LikePattern wanted) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    int ordinal = 0;
    for (Field field : walk.columns(table).getFields()) {
      ordinal++;
      if (wanted.matches(field.getName())) {
        rows.add(column(table.name(), field, ordinal));
      }
    }
    return rows.stream();
  }

  private static List<@Nullable Object> column(TableName table, Field field, int ordinal) {
    SqlType type = SqlType.of(field);
    int id = ColumnTypes.type(field).id;
    boolean text = id == Types.VARCHAR || id == Types.VARBINARY;
    Integer size = type.precision().isPresent() ? type.precision().getAsInt() : null;
    return row(
        table.catalog(),
        table.schema(),
        table.table(),
        field.getName(),
        id,
        type.name(),
        size,
        null,
        type.scale().isPresent() ? type.scale().getAsInt() : null,
        type.scale().isPresent() ? 10 : null,
        field.isNullable() ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
        field.getMetadata().get(TableSnapshot.COMMENT),
        null,
        null,
        null,
        text ? size : null,
        ordinal,
        field.isNullable() ? "YES" : "NO",
        null,
        null,
        null,
        null,
        "NO",
        "");
  }

  private static LikePattern pattern(@Nullable String like) {
    return like == null ? LikePattern.any() : LikePattern.of(like);
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }
}
