// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
    SqlNode written = first(query.bound());
    if (written.getKind() == SqlKind.VALUES) {
      return IntStream.rangeClosed(1, unique.size()).mapToObj(i -> "col" + i).toList();
    }
    List<String> names = new ArrayList<>(expanded(query.validated(), unique));
    if (written instanceof SqlSelect select) {
      List<SqlNode> items = select.getSelectList().getList();
      // Columns before the first star and after the last are named as written.
      for (int i = 0; i < items.size() && !OutputCasts.isStar(items.get(i)); i++) {
        names.set(i, name(items.get(i)).orElse(names.get(i)));
      }
      int shift = names.size() - items.size();
      for (int i = items.size() - 1; i >= 0 && !OutputCasts.isStar(items.get(i)); i--) {
        names.set(i + shift, name(items.get(i)).orElse(names.get(i + shift)));
      }
    }
    return names;
  }

  private static List<String> expanded(SqlNode validated, List<String> unique) {
    if (!(first(validated) instanceof SqlSelect select)
        || select.getSelectList().size() != unique.size()) {
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
    if (item.getKind() != SqlKind.AS) {
      return Optional.empty();
    }
    SqlCall as = (SqlCall) item;
    String alias = ((SqlIdentifier) as.operand(1)).getSimple();
    return Optional.of(original(as.operand(0), alias));
  }

  /** The name of a column of a star that Calcite numbered because another one has it too. */
  private static String original(SqlNode value, String alias) {
    if (value instanceof SqlIdentifier column && column.names.size() > 1) {
      String name = column.names.get(column.names.size() - 1);
      boolean numbered = alias.startsWith(name) && alias.substring(name.length()).matches("[0-9]+");
      return numbered ? name : alias;
    }
    return alias;
  }
}
