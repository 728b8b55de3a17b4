// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.ErrorCode;
import io.tarn.api.StatementDescription;
import io.tarn.api.WarehouseException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlNode;

/** What a statement with parameters gives and takes, without their values. */
final class Descriptions {
  private Descriptions() {}

  static StatementDescription query(Statement statement, SqlNode node) {
    ValidatedQuery query = validated(statement, node);
    return new StatementDescription(
        true,
        OutputColumns.schema(query, statement.settings().timeZone()),
        parameters(statement, query));
  }

  /** Validates; a marker whose type nothing tells counts as a string. */
  static ValidatedQuery validated(Statement statement, SqlNode node) {
    try {
      return statement.validated(node);
    } catch (WarehouseException e) {
      if (e.code() == ErrorCode.INVALID_SQL && Parameters.count(node) > 0) {
        return statement.with(Statement.Markers.STRINGS).validated(node);
      }
      throw e;
    }
  }

  static Schema parameters(Statement statement, ValidatedQuery query) {
    List<Field> fields = new ArrayList<>();
    String zone = statement.settings().timeZone().getId();
    for (RelDataTypeField field :
        query.validator().getParameterRowType(query.validated()).getFieldList()) {
      String name = "?" + (fields.size() + 1);
      fields.add(
          SparkTypes.toArrow(name, field.getType(), zone)
              .orElseGet(() -> Field.nullable(name, new ArrowType.Utf8())));
    }
    return new Schema(fields);
  }
}
