// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import java.io.IOException;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Shapes Flight SQL's answers into the rows JDBC prescribes, in the order it prescribes. */
final class MetaDataRows {
  private static final String REMARKS = "ARROW:FLIGHT:SQL:REMARKS";

  private MetaDataRows() {}

  static List<@Nullable Object[]> of(
      List<MetaDataReader.Row> answer, Function<MetaDataReader.Row, @Nullable Object[]> shape) {
    return answer.stream().map(shape).toList();
  }

  /** Sorts by columns, numbered from 0; nulls first. */
  static List<@Nullable Object[]> sorted(List<@Nullable Object[]> rows, int... columns) {
    Comparator<@Nullable Object[]> order =
        (left, right) -> {
          for (int column : columns) {
            int result = compare(left[column], right[column]);
            if (result != 0) {
              return result;
            }
          }
          return 0;
        };
    return rows.stream().sorted(order).toList();
  }

  private static int compare(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return Boolean.compare(left != null, right != null);
    }
    return left instanceof Integer a && right instanceof Integer b
        ? a.compareTo(b)
        : left.toString().compareTo(right.toString());
  }

  static @Nullable Object[] table(MetaDataReader.Row row) {
    return new Object[] {
      row.text("catalog_name"),
      row.text("db_schema_name"),
      row.text("table_name"),
      row.text("table_type"),
      remarks(row),
      null,
      null,
      null,
      null,
      null
    };
  }

  private static @Nullable String remarks(MetaDataReader.Row table) {
    if (!(table.value("table_schema") instanceof byte[] serialized)) {
      return table.text("remarks");
    }
    try {
      Map<String, String> metadata = StatementCalls.schema(serialized).getCustomMetadata();
      return metadata == null ? null : metadata.get(REMARKS);
    } catch (IOException | RuntimeException e) {
      // A table whose schema cannot be read is still a table.
      return null;
    }
  }

  static @Nullable Object[] primaryKey(MetaDataReader.Row row) {
    return new Object[] {
      row.text("catalog_name"),
      row.text("db_schema_name"),
      row.text("table_name"),
      row.text("column_name"),
      (int) row.number("key_sequence"),
      row.text("key_name")
    };
  }

  static @Nullable Object[] foreignKey(MetaDataReader.Row row) {
    return new Object[] {
      row.text("pk_catalog_name"),
      row.text("pk_db_schema_name"),
      row.text("pk_table_name"),
      row.text("pk_column_name"),
      row.text("fk_catalog_name"),
      row.text("fk_db_schema_name"),
      row.text("fk_table_name"),
      row.text("fk_column_name"),
      (int) row.number("key_sequence"),
      (int) row.number("update_rule"),
      (int) row.number("delete_rule"),
      row.text("fk_key_name"),
      row.text("pk_key_name"),
      DatabaseMetaData.importedKeyNotDeferrable
    };
  }

  static @Nullable Object[] type(MetaDataReader.Row row) {
    int code = (int) row.number("data_type");
    // Flight SQL's codes are ODBC's, which has no boolean; columns are reported as BOOLEAN.
    boolean flag = code == Types.BIT && "BOOLEAN".equals(row.text("type_name"));
    return new Object[] {
      row.text("type_name"),
      flag ? Types.BOOLEAN : code,
      whole(row, "column_size"),
      row.text("literal_prefix"),
      row.text("literal_suffix"),
      row.value("create_params") instanceof ArrayValue words
          ? String.join(",", Arrays.stream(words.elements()).map(String::valueOf).toList())
          : null,
      (int) row.number("nullable"),
      row.value("case_sensitive"),
      (int) row.number("searchable"),
      row.value("unsigned_attribute"),
      row.value("fixed_prec_scale"),
      row.value("auto_increment"),
      row.text("local_type_name"),
      whole(row, "minimum_scale"),
      whole(row, "maximum_scale"),
      (int) row.number("sql_data_type"),
      whole(row, "datetime_subcode"),
      whole(row, "num_prec_radix")
    };
  }

  private static @Nullable Integer whole(MetaDataReader.Row row, String column) {
    return row.value(column) instanceof Number number ? number.intValue() : null;
  }

  /** The columns of one table, from its Arrow schema. */
  static List<@Nullable Object[]> columns(MetaDataReader.Row table, Pattern names)
      throws SQLException {
    List<Field> fields = schemaOf(table).map(Schema::getFields).orElse(List.of());
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      if (names.matcher(fields.get(i).getName()).matches()) {
        rows.add(column(table, fields.get(i), i + 1));
      }
    }
    return rows;
  }

  /** A table's Arrow schema, if the answer has one. */
  static Optional<Schema> schemaOf(MetaDataReader.Row table) throws SQLException {
    if (!(table.value("table_schema") instanceof byte[] serialized)) {
      return Optional.empty();
    }
    try {
      return Optional.of(StatementCalls.schema(serialized));
    } catch (IOException | RuntimeException e) {
      throw new SQLException(
          String.format(
              Locale.ROOT,
              "The server sent a schema of table %s that cannot be read",
              table.text("table_name")),
          "XX000",
          e);
    }
  }

  private static @Nullable Object[] column(MetaDataReader.Row table, Field field, int ordinal) {
    Column column = ArrowColumns.column(field);
    ColumnType type = column.type();
    boolean number = type.signed();
    boolean exact = number && type.jdbcType() != Types.DOUBLE && type.jdbcType() != Types.REAL;
    boolean nullable = column.nullable() == DatabaseMetaData.columnNullable;
    return new Object[] {
      table.text("catalog_name"),
      table.text("db_schema_name"),
      table.text("table_name"),
      field.getName(),
      type.jdbcType(),
      type.name(),
      type.precision(),
      null,
      exact || type.jdbcType() == Types.TIMESTAMP ? type.scale() : null,
      number ? 10 : null,
      column.nullable(),
      ArrowColumns.metadata(field).get(REMARKS),
      null,
      0,
      0,
      type.text() || type.jdbcType() == Types.VARBINARY ? type.precision() : null,
      ordinal,
      nullable ? "YES" : "NO",
      null,
      null,
      null,
      null,
      column.origin().autoIncrement() ? "YES" : "NO",
      "NO"
    };
  }

  /** A JDBC name pattern as a regular expression; null matches everything. */
  static Pattern pattern(@Nullable String like, String escape) {
    StringBuilder regex = new StringBuilder();
    String text = like == null ? "%" : like;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!escape.isEmpty() && text.startsWith(escape, i) && i + escape.length() < text.length()) {
        i += escape.length();
        regex.append(Pattern.quote(text.substring(i, i + 1)));
      } else if (c == '%') {
        regex.append(".*");
      } else if (c == '_') {
        regex.append('.');
      } else {
        regex.append(Pattern.quote(text.substring(i, i + 1)));
      }
    }
    return Pattern.compile(
        regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  }
}
