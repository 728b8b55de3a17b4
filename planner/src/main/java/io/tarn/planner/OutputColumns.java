// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;

/** The columns of a query's result as the user named them. */
final class OutputColumns {
  private OutputColumns() {}

  static Schema schema(ValidatedQuery query, ZoneId zone) {
    List<RelDataTypeField> columns = query.rowType().getFieldList();
    List<String> names = names(query);
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String name = names.get(i);
      fields.add(
          SparkTypes.toArrow(name, columns.get(i).getType(), zone.getId())
              .orElseThrow(() -> noArrowType(name)));
    }
    return new Schema(fields);
  }

  private static WarehouseException noArrowType(String name) {
    return WarehouseException.of(
        ErrorCode.UNSUPPORTED_FEATURE,
        "Column " + name + " has a type that cannot be delivered. Cast it to another type.");
  }

  /** Calcite makes names unique; users may want two columns of one name. */
  static List<String> names(ValidatedQuery query) {
    List<String> unique = query.rowType().getFieldNames();
    SqlNode first = first(query.validated());
    if (first.getKind() == SqlKind.VALUES) {
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= unique.size(); i++) {
        names.add("col" + i);
      }
      return names;
    }
    if (!(first instanceof SqlSelect select) || select.getSelectList().size() != unique.size()) {
      return unique;
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < unique.size(); i++) {
      names.add(name(select.getSelectList().get(i)).orElse(unique.get(i)));
    }
    return names;
  }

  /** The query whose column names the whole takes: the first branch of a set operation. */
  private static SqlNode first(SqlNode node) {
    return switch (node.getKind()) {
      case ORDER_BY -> first(((SqlOrderBy) node).query);
      case WITH -> first(((SqlWith) node).body);
      case UNION, INTERSECT, EXCEPT -> first(((SqlCall) node).operand(0));
      default -> node;
    };
  }

  private static Optional<String> name(SqlNode item) {
    if (item instanceof SqlIdentifier identifier && !identifier.isStar()) {
      return Optional.of(identifier.names.get(identifier.names.size() - 1));
    }
    return item.getKind() == SqlKind.AS
        ? Optional.of(((SqlIdentifier) ((SqlCall) item).operand(1)).getSimple())
        : Optional.empty();
  }
}
