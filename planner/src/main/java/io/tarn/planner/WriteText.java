// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.TableSnapshot;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.vector.types.pojo.Field;

/** The part of an INSERT after its verb. */
final class WriteText {
  private WriteText() {}

  /**
   * The columns of the table in its order, so that Spark has nothing left to match or convert.
   * Columns that are left to a rule of the table are not among them: Spark gives them their value.
   *
   * @param filled columns the source gives, in its order; the others become NULL, unless they have
   *     a default or are generated
   * @param source Spark's text of the query that gives them
   */
  static String of(
      TableSnapshot target, List<Field> filled, String source, SparkTypeFactory types) {
    return BoundTable.deltaPath(target.location()) + select(target, filled, source, types);
  }

  /** The same without the table. */
  static String select(
      TableSnapshot target, List<Field> filled, String source, SparkTypeFactory types) {
    List<Field> all = target.schema().getFields();
    List<Field> columns =
        all.stream()
            .filter(column -> filled.contains(column) || !ColumnValues.isRuled(column))
            .toList();
    String given =
        columns.size() == all.size()
            ? ""
            : columns.stream()
                .map(column -> SparkLexical.identifier(column.getName()))
                .collect(Collectors.joining(", ", " (", ")"));
    return given + values(columns, filled, source, types);
  }

  /**
   * All columns of the table, for a statement that takes no list of columns.
   *
   * @param filled columns the source gives; the others become NULL
   */
  static String whole(
      TableSnapshot target, List<Field> filled, String source, SparkTypeFactory types) {
    return values(target.schema().getFields(), filled, source, types);
  }

  private static String values(
      List<Field> columns, List<Field> filled, String source, SparkTypeFactory types) {
    String values =
        columns.stream()
            .map(column -> value(column, filled, types))
            .collect(Collectors.joining(", "));
    String names =
        IntStream.range(0, filled.size())
            .mapToObj(WriteText::name)
            .collect(Collectors.joining(", "));
    return " SELECT " + values + " FROM (" + source + ") AS `source`(" + names + ")";
  }

  private static String name(int index) {
    return SparkLexical.identifier("c" + index);
  }

  private static String value(Field column, List<Field> filled, SparkTypeFactory types) {
    int index = filled.indexOf(column);
    return "CAST("
        + (index < 0 ? "NULL" : name(index))
        + " AS "
        + SparkTypes.sparkName(types, column)
        + ") AS "
        + SparkLexical.identifier(column.getName());
  }
}
