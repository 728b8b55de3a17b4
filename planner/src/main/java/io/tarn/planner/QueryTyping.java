// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.ErrorCode;
import io.tarn.api.LaneSql;
import io.tarn.api.QueryTypes;
import io.tarn.api.WarehouseException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out a bound query's columns: from Calcite's validator or, where that knows too little of
 * Spark's dialect, from Spark's analyser. What is asked is what would run: tables pinned, functions
 * allowed.
 */
final class QueryTyping {
  private static final Logger LOG = LoggerFactory.getLogger(QueryTyping.class);

  private static final Set<ErrorCode> NO_ANSWER =
      EnumSet.of(ErrorCode.ENGINE_UNAVAILABLE, ErrorCode.SHUTTING_DOWN, ErrorCode.CANCELLED);

  private final Statement statement;

  QueryTyping(Statement statement) {
    this.statement = statement;
  }

  TypedQuery type(SqlNode bound, Supplier<ValidatedQuery> byCalcite) {
    AllowedFunctions.check(bound);
    boolean askable =
        statement.engineTypes().isPresent() && !readsSystemTables() && Parameters.count(bound) == 0;
    try {
      refuseEngineOnly(bound, askable);
      return byCalcite.get();
    } catch (WarehouseException refusal) {
      if (!askable) {
        throw refusal;
      }
      LOG.debug("Calcite cannot type a query: {}", refusal.getMessage());
      return asked(bound, statement.engineTypes().get(), refusal);
    }
  }

  private static void refuseEngineOnly(SqlNode bound, boolean askable) {
    Optional<EngineOnlyNode> form = EngineOnlyNode.in(bound);
    boolean spark = TimeOfDay.isIn(bound) || (askable && OrderedGroups.isIn(bound));
    if (form.isPresent() || spark) {
      SqlNode place = form.isPresent() ? form.get() : bound;
      throw PlannerErrors.unsupported(place, "This form of query", "Use tables and joins.");
    }
  }

  private boolean readsSystemTables() {
    return statement.names().tables().stream().anyMatch(table -> table.source().isPresent());
  }

  private TypedQuery asked(SqlNode bound, QueryTypes engine, WarehouseException refusal) {
    FileFacts.refuse(bound);
    String text = SparkSql.text(GeneratedName.removed(bound));
    try {
      Schema columns = engine.columnsOf(LaneSql.of(text), statement.settings().timeZone());
      return new EngineTypedQuery(bound, rowType(columns), columns, text);
    } catch (WarehouseException error) {
      throw told(refusal, error);
    }
  }

  /** Spark's error, unless it gave none or Calcite said the same: that knows where. */
  private static WarehouseException told(WarehouseException refusal, WarehouseException error) {
    boolean unheard = NO_ANSWER.contains(error.code());
    boolean same =
        error.code() == ErrorCode.ENGINE_ERROR
            && error.condition().split("\\.", 2)[0].equals(refusal.condition());
    return unheard || same ? refusal : error;
  }

  private RelDataType rowType(Schema columns) {
    RelDataTypeFactory.Builder row = statement.types().builder();
    for (Field column : columns.getFields()) {
      row.add(column.getName(), SparkTypes.fromArrow(statement.types(), column));
    }
    return row.build();
  }
}
