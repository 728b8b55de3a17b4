// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** Which values a column may be given: Spark's ANSI store assignment. */
final class StoreAssignment {
  private StoreAssignment() {}

  /** Whether a value of a type may be stored in a column of another. */
  static boolean allowed(RelDataType from, RelDataType to) {
    SqlTypeName source = from.getSqlTypeName();
    SqlTypeName target = to.getSqlTypeName();
    if (source == SqlTypeName.NULL || source == SqlTypeName.ANY || source == target) {
      return nested(from, to);
    }
    if (SqlTypeUtil.isCharacter(to)) {
      return isAtomic(from);
    }
    return (SqlTypeUtil.isNumeric(from) && SqlTypeUtil.isNumeric(to))
        || (SqlTypeUtil.isDatetime(from) && SqlTypeUtil.isDatetime(to));
  }

  private static boolean isAtomic(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case ARRAY, MAP, ROW, STRUCTURED, MULTISET -> false;
      default -> true;
    };
  }

  private static boolean nested(RelDataType from, RelDataType to) {
    if (from.getSqlTypeName() != to.getSqlTypeName()) {
      return true;
    }
    return switch (to.getSqlTypeName()) {
      case ARRAY -> both(from.getComponentType(), to.getComponentType());
      case MAP ->
          both(from.getKeyType(), to.getKeyType()) && both(from.getValueType(), to.getValueType());
      case ROW -> fields(from.getFieldList(), to.getFieldList());
      default -> true;
    };
  }

  private static boolean both(@Nullable RelDataType from, @Nullable RelDataType to) {
    return from == null || to == null || allowed(from, to);
  }

  private static boolean fields(List<RelDataTypeField> from, List<RelDataTypeField> to) {
    if (from.size() != to.size()) {
      return false;
    }
    for (int i = 0; i < from.size(); i++) {
      if (!allowed(from.get(i).getType(), to.get(i).getType())) {
        return false;
      }
    }
    return true;
  }
}
