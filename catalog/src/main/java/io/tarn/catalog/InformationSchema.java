// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.SystemTableSource;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The tables of {@code information_schema} in each catalog, under Databricks' column names. They
 * are found by their full names and listed nowhere. They tell of the catalog that they are part of,
 * so they are made first and told later where to look.
 */
final class InformationSchema {
  /** Its name in every catalog. */
  static final String NAME = "information_schema";

  private static final String NAMES_OF_TABLE = "table_catalog table_schema table_name";
  private static final String NAMES_OF_ROUTINE = "specific_catalog specific_schema specific_name";
  private static final String NAMES_OF_CONSTRAINT =
      "constraint_catalog constraint_schema constraint_name";

  private @Nullable Function<String, InformationRows> reader;

  /**
   * @param rowsFor gives the rows a user may see
   */
  void over(Function<String, InformationRows> rowsFor) {
    reader = rowsFor;
  }

  private interface Part {
    List<List<@Nullable Object>> of(InformationRows rows, String catalog);
  }

  List<SystemTableSource> sources() {
    List<SystemTableSource> sources = new ArrayList<>();
    for (String catalog : BuiltInCatalog.titles()) {
      sources.add(
          source(
              catalog,
              "schemata",
              "catalog_name schema_name schema_owner comment",
              InformationRows::schemata));
      sources.add(
          source(
              catalog,
              "tables",
              NAMES_OF_TABLE
                  + " table_type is_insertable_into table_owner comment"
                  + " data_source_format",
              InformationRows::tables));
      sources.add(
          source(
              catalog,
              "columns",
              NAMES_OF_TABLE
                  + " column_name #ordinal_position is_nullable full_data_type"
                  + " data_type #partition_ordinal_position comment",
              InformationRows::columns));
      sources.add(
          source(
              catalog,
              "views",
              NAMES_OF_TABLE + " view_definition check_option is_updatable",
              InformationRows::views));
      sources.addAll(constraints(catalog));
      sources.addAll(privileges(catalog));
      sources.addAll(routines(catalog));
      sources.addAll(policies(catalog));
      sources.addAll(tags(catalog));
    }
    return sources;
  }

  private List<SystemTableSource> constraints(String catalog) {
    String columns =
        NAMES_OF_CONSTRAINT
            + " "
            + NAMES_OF_TABLE
            + " constraint_type is_deferrable initially_deferred enforced";
    return List.of(
        source(
            catalog, "table_constraints", columns, (rows, name) -> rows.keys().constraints(name)),
        // What programs such as Liquibase ask databases they do not know.
        source(catalog, "constraints", columns, (rows, name) -> rows.keys().constraints(name)),
        source(
            catalog,
            "key_column_usage",
            NAMES_OF_CONSTRAINT
                + " "
                + NAMES_OF_TABLE
                + " column_name #ordinal_position"
                + " #position_in_unique_constraint",
            (rows, name) -> rows.keys().keyColumns(name)),
        source(
            catalog,
            "referential_constraints",
            NAMES_OF_CONSTRAINT
                + " unique_constraint_catalog unique_constraint_schema"
                + " unique_constraint_name match_option update_rule delete_rule",
            (rows, name) -> rows.keys().references(name)));
  }

  private List<SystemTableSource> privileges(String catalog) {
    return List.of(
        source(
            catalog,
            "table_privileges",
            "grantee " + NAMES_OF_TABLE + " privilege_type is_grantable inherited_from",
            InformationRows::tablePrivileges),
        source(
            catalog,
            "schema_privileges",
            "grantee catalog_name schema_name privilege_type is_grantable inherited_from",
            InformationRows::schemaPrivileges),
        source(
            catalog,
            "catalog_privileges",
            "grantee catalog_name privilege_type is_grantable",
            InformationRows::catalogPrivileges));
  }

  private List<SystemTableSource> routines(String catalog) {
    return List.of(
        source(
            catalog,
            "routines",
            NAMES_OF_ROUTINE
                + " routine_catalog routine_schema routine_name routine_owner routine_type"
                + " data_type full_data_type routine_body routine_definition comment",
            (rows, name) -> rows.routines().routines(name)),
        source(
            catalog,
            "parameters",
            NAMES_OF_ROUTINE
                + " #ordinal_position parameter_mode parameter_name data_type full_data_type"
                + " parameter_default comment",
            (rows, name) -> rows.routines().parameters(name)),
        source(
            catalog,
            "routine_privileges",
            "grantee " + NAMES_OF_ROUTINE + " privilege_type is_grantable inherited_from",
            (rows, name) -> rows.routines().privileges(name)));
  }

  private List<SystemTableSource> policies(String catalog) {
    return List.of(
        source(
            catalog,
            "row_filters",
            NAMES_OF_TABLE
                + " filter_catalog filter_schema filter_name filter_column_usage filter_arguments",
            (rows, name) -> rows.policies().rowFilters(name)),
        source(
            catalog,
            "column_masks",
            NAMES_OF_TABLE
                + " column_name mask_catalog mask_schema mask_name mask_column_usage"
                + " mask_arguments",
            (rows, name) -> rows.policies().columnMasks(name)));
  }

  private List<SystemTableSource> tags(String catalog) {
    String tag = " tag_name tag_value";
    return List.of(
        source(
            catalog,
            "catalog_tags",
            "catalog_name" + tag,
            (rows, name) -> rows.tags().ofCatalog(name)),
        source(
            catalog,
            "schema_tags",
            "catalog_name schema_name" + tag,
            (rows, name) -> rows.tags().ofSchemas(name)),
        source(
            catalog,
            "table_tags",
            "catalog_name schema_name table_name" + tag,
            (rows, name) -> rows.tags().ofTables(name)),
        source(
            catalog,
            "column_tags",
            "catalog_name schema_name table_name column_name" + tag,
            (rows, name) -> rows.tags().ofColumns(name)));
  }

  private SystemTableSource source(String catalog, String name, String columns, Part part) {
    TableEntry.SystemTable table =
        new TableEntry.SystemTable(
            new TableName(catalog, NAME, name),
            Optional.empty(),
            BuiltInCatalog.INTERNAL_USER,
            new Schema(
                Arrays.stream(columns.split(" ", -1)).map(InformationSchema::column).toList()));
    return new SystemTableSource() {
      @Override
      public TableEntry.SystemTable table() {
        return table;
      }

      @Override
      public Iterable<List<@Nullable Object>> rows(String user) {
        if (reader == null) {
          throw new IllegalStateException("asked before the catalog is open");
        }
        return part.of(reader.apply(user), catalog);
      }
    };
  }

  /** Texts, but for numbers, which are marked. */
  private static Field column(String name) {
    return name.startsWith("#")
        ? Field.nullable(name.substring(1), new ArrowType.Int(32, true))
        : Field.nullable(name, new ArrowType.Utf8());
  }
}
