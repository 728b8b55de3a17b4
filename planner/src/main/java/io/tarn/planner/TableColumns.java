// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.ErrorCode;
import io.tarn.api.KeyConstraint;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import io.tarn.api.WarehouseException;
import io.tarn.parser.ColumnDefinition;
import io.tarn.parser.TableKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidator;

/** Columns and keys of tables and views that are to be created. */
final class TableColumns {
  private static final String STORED_ZONE = "UTC";

  private TableColumns() {}

  /** The columns of {@code CREATE TABLE}. */
  static Schema defined(List<ColumnDefinition> columns, SqlValidator validator) {
    Set<String> names = new HashSet<>();
    List<Field> fields = new ArrayList<>();
    for (ColumnDefinition column : columns) {
      SqlParserPos pos = column.name().getParserPosition();
      String name = column.name().getSimple();
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        throw PlannerErrors.duplicateColumn(name, pos);
      }
      TextLimits.check(column.type().getTypeNameSpec(), pos);
      Field field =
          SparkTypes.toArrow(name, column.type().deriveType(validator), STORED_ZONE)
              .filter(TableColumns::canBeStored)
              .orElseThrow(() -> notStorable(name, pos));
      fields.add(described(field, column));
    }
    return new Schema(fields);
  }

  private static Field described(Field field, ColumnDefinition column) {
    Map<String, String> metadata = new HashMap<>();
    column.comment().ifPresent(comment -> metadata.put(TableSnapshot.COMMENT, comment));
    TextLimits.of(column).ifPresent(limit -> metadata.put(TableSnapshot.TEXT_LIMIT, limit));
    FieldType type = new FieldType(column.nullable(), field.getType(), null, metadata);
    return new Field(field.getName(), type, field.getChildren());
  }

  /** The columns a query's result has when it is stored in a table. */
  static Schema stored(Schema result, SqlParserPos pos) {
    Set<String> names = new HashSet<>();
    List<Field> fields = new ArrayList<>();
    for (Field field : result.getFields()) {
      if (!names.add(field.getName().toLowerCase(Locale.ROOT))) {
        throw PlannerErrors.duplicateColumn(field.getName(), pos);
      }
      if (!canBeStored(field)) {
        throw notStorable(field.getName(), pos);
      }
      fields.add(inStoredZone(field));
    }
    return new Schema(fields);
  }

  private static Field inStoredZone(Field field) {
    ArrowType type = field.getType();
    if (type instanceof ArrowType.Timestamp timestamp && timestamp.getTimezone() != null) {
      type = new ArrowType.Timestamp(timestamp.getUnit(), STORED_ZONE);
    }
    return new Field(
        field.getName(),
        new FieldType(field.isNullable(), type, null, field.getMetadata()),
        field.getChildren().stream().map(TableColumns::inStoredZone).toList());
  }

  private static boolean canBeStored(Field field) {
    return !(field.getType() instanceof ArrowType.Interval)
        && !(field.getType() instanceof ArrowType.Duration)
        && !(field.getType() instanceof ArrowType.Null)
        && !(field.getType() instanceof ArrowType.Time)
        && field.getChildren().stream().allMatch(TableColumns::canBeStored);
  }

  private static WarehouseException notStorable(String name, SqlParserPos pos) {
    return PlannerErrors.unsupported(
        pos, "Storing a column of the type that `" + name + "` has", "Use another type.");
  }

  /** Partition columns by the names the table has them under. */
  static List<String> partitions(List<SqlIdentifier> names, Schema schema) {
    return names.stream().map(name -> column(name, schema)).toList();
  }

  private static String column(SqlIdentifier name, Schema schema) {
    List<String> columns = schema.getFields().stream().map(Field::getName).toList();
    return columns.stream()
        .filter(name.getSimple()::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () ->
                PlannerErrors.columnNotFound(name.getSimple(), name.getParserPosition(), columns));
  }

  /** Keys with names and the columns they refer to. */
  static List<KeyConstraint> keys(
      List<TableKey> keys, TableName table, Schema schema, Statement statement) {
    List<KeyConstraint> constraints = new ArrayList<>();
    for (TableKey key : keys) {
      List<String> columns = partitions(key.columns(), schema);
      String suffix = key instanceof TableKey.PrimaryKey ? "_pk" : "_fk" + constraints.size();
      String name =
          key.name().map(SqlIdentifier::getSimple).orElseGet(() -> table.table() + suffix);
      if (key instanceof TableKey.ForeignKey foreign) {
        constraints.add(foreignKey(name, columns, foreign, statement));
      } else {
        constraints.add(new KeyConstraint.PrimaryKey(name, columns));
      }
    }
    return constraints;
  }

  private static KeyConstraint foreignKey(
      String name, List<String> columns, TableKey.ForeignKey key, Statement statement) {
    SqlIdentifier referenced = key.referenced();
    SqlParserPos pos = referenced.getParserPosition();
    TableName target = NameResolver.complete(referenced.names, statement.settings(), pos);
    TableEntry.DeltaTable table = statement.names().deltaTable(target, pos);
    List<String> targetColumns =
        key.referencedColumns().isEmpty()
            ? primaryKey(table, pos)
            : key.referencedColumns().stream().map(SqlIdentifier::getSimple).toList();
    if (targetColumns.size() != columns.size()) {
      throw PlannerErrors.invalid(
          pos,
          "A foreign key of "
              + columns.size()
              + " column(s) cannot refer to "
              + targetColumns.size()
              + ". Name as many columns of the other table.");
    }
    return new KeyConstraint.ForeignKey(name, columns, table.name(), targetColumns);
  }

  private static List<String> primaryKey(TableEntry.DeltaTable table, SqlParserPos pos) {
    Optional<KeyConstraint.PrimaryKey> key = KeyConstraint.primaryKey(table.constraints());
    return key.map(KeyConstraint.PrimaryKey::columns)
        .orElseThrow(
            () ->
                WarehouseException.at(
                    ErrorCode.INVALID_SQL,
                    table.name() + " has no primary key. Name the columns the key refers to.",
                    PlannerErrors.position(pos)));
  }
}
