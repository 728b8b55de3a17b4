// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.LaneSql;
import io.tarn.api.PlannedStatement;
import io.tarn.api.Privilege;
import io.tarn.api.SnapshotVersion;
import io.tarn.api.SourceFile;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import io.tarn.parser.CopyInto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Plans {@code COPY INTO}: a temporary view reads the files with the table's own types, so that
 * what does not fit is an error, and an INSERT reads the view.
 */
final class CopyPlanner {
  private final Statement statement;

  CopyPlanner(Statement statement) {
    this.statement = statement;
  }

  PlannedStatement.CopyInto plan(CopyInto copy) {
    SqlParserPos pos = copy.target().getParserPosition();
    TableName name = NameResolver.complete(copy.target().names, statement.settings(), pos);
    TableEntry.DeltaTable table = statement.names().deltaTable(name, pos);
    statement.names().require(Privilege.MODIFY, table, pos);
    TableSnapshot target = statement.names().pin(table, SnapshotVersion.latest());
    CopyOptions options = CopyOptions.of(copy);
    boolean force = CopyOptions.force(copy);
    List<SourceFile> files = new CopyFiles(statement.config(), copy).find();
    Schema source = source(copy, options, files.get(0), target);
    String view = "tarn_copy_" + UUID.randomUUID().toString().replace("-", "");
    String insert = "INSERT INTO " + insert(copy, table, target, source, view);
    return new PlannedStatement.CopyInto(
        table.name(),
        table.location(),
        target.version(),
        files,
        force,
        chosen ->
            new LaneSql(
                List.of(viewText(view, source, options, chosen)),
                insert,
                List.of("DROP VIEW IF EXISTS " + SparkLexical.identifier(view))));
  }

  /** The files' columns: the table's, except that CSV files have their own order or names. */
  private Schema source(
      CopyInto copy, CopyOptions options, SourceFile first, TableSnapshot target) {
    if (copy.format() != CopyInto.Format.CSV
        || (!options.hasHeader() && copy.selectList().isEmpty())) {
      return target.schema();
    }
    SqlParserPos pos = copy.getParserPosition();
    List<Field> fields = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String name : new CsvHeader(options, pos).columns(first)) {
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        throw PlannerErrors.duplicateColumn(name, pos);
      }
      fields.add(copy.selectList().isPresent() ? RowSets.string(name) : named(name, target, pos));
    }
    return new Schema(fields);
  }

  private static Field named(String name, TableSnapshot target, SqlParserPos pos) {
    List<Field> columns = target.schema().getFields();
    Field column =
        columns.stream()
            .filter(field -> field.getName().equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(
                () ->
                    PlannerErrors.columnNotFound(
                        name, pos, columns.stream().map(Field::getName).toList()));
    return new Field(name, column.getFieldType(), column.getChildren());
  }

  private String insert(
      CopyInto copy,
      TableEntry.DeltaTable table,
      TableSnapshot target,
      Schema source,
      String view) {
    SqlParserPos pos = copy.getParserPosition();
    BoundTable files = BoundTable.files(view, table.name(), source);
    if (copy.selectList().isEmpty()) {
      List<Field> filled =
          source.getFields().stream().map(field -> column(field.getName(), target, pos)).toList();
      return WriteText.of(target, filled, "SELECT * FROM " + files.sparkText(), statement.types());
    }
    ValidatedQuery query = selected(copy.selectList().get(), files, pos);
    List<Field> filled = filled(query, target, pos);
    return WriteText.of(target, filled, SparkSql.text(query.bound()), statement.types());
  }

  private static Field column(String name, TableSnapshot target, SqlParserPos pos) {
    List<Field> columns = target.schema().getFields();
    return columns.stream()
        .filter(field -> field.getName().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                PlannerErrors.columnNotFound(
                    name, pos, columns.stream().map(Field::getName).toList()));
  }

  private ValidatedQuery selected(SqlNodeList items, BoundTable files, SqlParserPos pos) {
    SqlNode table = new TableNode(files, pos);
    SqlSelect bound = statement.binder().over(items, table);
    List<BoundTable> tables = new ArrayList<>(statement.names().tables());
    tables.add(files);
    return new Validation(tables, statement.types()).validate(bound);
  }

  /** By name where every selected column has the name of one of the table's, else by position. */
  private List<Field> filled(ValidatedQuery query, TableSnapshot target, SqlParserPos pos) {
    List<Field> columns = target.schema().getFields();
    List<RelDataTypeField> given = query.rowType().getFieldList();
    List<String> names = OutputColumns.names(query);
    Set<String> known =
        columns.stream().map(f -> f.getName().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    boolean byName = names.stream().allMatch(n -> known.contains(n.toLowerCase(Locale.ROOT)));
    if (!byName && given.size() != columns.size()) {
      throw PlannerErrors.invalid(
          pos,
          "The selected columns neither have the names of the table's columns nor are they as many."
              + " Name them with AS.");
    }
    List<Field> filled =
        byName ? names.stream().map(name -> column(name, target, pos)).toList() : columns;
    for (int i = 0; i < filled.size(); i++) {
      check(filled.get(i), given.get(i).getType(), pos);
    }
    return filled;
  }

  private void check(Field column, RelDataType given, SqlParserPos pos) {
    RelDataType wanted = SparkTypes.fromArrow(statement.types(), column);
    if (!StoreAssignment.allowed(given, wanted)) {
      throw PlannerErrors.typeMismatch(
          pos,
          "Column "
              + column.getName()
              + " is "
              + SparkTypes.sparkName(wanted)
              + ", but its value is "
              + SparkTypes.sparkName(given)
              + ". Cast the value.");
    }
  }

  private String viewText(String view, Schema source, CopyOptions options, List<SourceFile> files) {
    String columns =
        source.getFields().stream()
            .map(
                field ->
                    SparkLexical.identifier(field.getName())
                        + " "
                        + SparkTypes.sparkName(statement.types(), field))
            .collect(Collectors.joining(", "));
    return "CREATE OR REPLACE TEMPORARY VIEW "
        + SparkLexical.identifier(view)
        + " ("
        + columns
        + ") USING "
        + options.provider()
        + " OPTIONS ("
        + options.sparkText()
        + "'path' = "
        + SparkLexical.string(path(files))
        + ")";
  }

  /** One path, or Hadoop's pattern for several: {@code /{data/a.csv,data/b.csv}}. */
  private static String path(List<SourceFile> files) {
    if (files.size() == 1) {
      return files.get(0).path();
    }
    return files.stream()
        .map(file -> file.path().substring(1))
        .collect(Collectors.joining(",", "/{", "}"));
  }
}
