// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.ErrorCode;
import io.tarn.api.Estimate;
import io.tarn.api.IfExists;
import io.tarn.api.Lane;
import io.tarn.api.LaneSql;
import io.tarn.api.ParameterRow;
import io.tarn.api.PlannedStatement;
import io.tarn.api.PlanningContext;
import io.tarn.api.SessionOption;
import io.tarn.api.SourceFile;
import io.tarn.api.SourcePosition;
import io.tarn.api.SqlPlanner;
import io.tarn.api.StatementDescription;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableName;
import io.tarn.api.WarehouseException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Plans a few words of its own; the rest of a text is the engine's. */
final class ScriptedPlanner implements SqlPlanner {
  static final Schema NUMBERS =
      new Schema(List.of(Field.nullable("n", new ArrowType.Int(64, true))));
  static final URI LOCATION = URI.create("file:///tables/t");
  static final TableName NAME = new TableName("main", "default", "t");

  @Override
  public StatementDescription describe(String sql, PlanningContext context) {
    return plan(sql, List.of(), context).description();
  }

  @Override
  public PlannedStatement plan(String sql, List<ParameterRow> parameters, PlanningContext context) {
    if (sql.startsWith("syntax")) {
      throw WarehouseException.at(
          ErrorCode.PARSE_SYNTAX_ERROR, "what is this", new SourcePosition(1, 1));
    }
    if (sql.startsWith("bug")) {
      throw new IllegalStateException("a defect");
    }
    if (sql.startsWith("show")) {
      return new PlannedStatement.Rows(NUMBERS, List.of(List.of(1L), List.of(2L)));
    }
    if (sql.startsWith("zone ")) {
      return new PlannedStatement.Settings(s -> s.with(SessionOption.TIMEZONE, sql.substring(5)));
    }
    LaneSql text = LaneSql.of(sql.substring(sql.indexOf(':') + 1));
    if (sql.startsWith("insert:")) {
      return new PlannedStatement.Write(NAME, LOCATION, 3, text, List.of());
    }
    if (sql.startsWith("ctas:")) {
      return new PlannedStatement.CreateTableAs(
          TableDefinition.of(NAME, NUMBERS), IfExists.FAIL, LOCATION, text, List.of());
    }
    if (sql.startsWith("create:")) {
      return new PlannedStatement.CreateTableAs(
              TableDefinition.of(NAME, NUMBERS), IfExists.FAIL, LOCATION, text, List.of())
          .madeByEngine();
    }
    if (sql.startsWith("copy:")) {
      List<SourceFile> files = List.of(new SourceFile("/a", 1, 1), new SourceFile("/b", 1, 1));
      return new PlannedStatement.CopyInto(NAME, LOCATION, 3, files, false, chosen -> text);
    }
    return new PlannedStatement.Query(
        NUMBERS,
        List.of(),
        new Estimate(1, 8, 8, 0),
        Map.of(Lane.SPARK, text),
        "digest",
        Optional.of("the scripted planner knows Spark only"));
  }
}
