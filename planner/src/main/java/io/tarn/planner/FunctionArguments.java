// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.FunctionEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Finds the parameter of each argument of a call: by position first, then by name. */
final class FunctionArguments {
  private FunctionArguments() {}

  /** The arguments by the names of their parameters; those left out have a default. */
  static Map<String, SqlNode> of(FunctionEntry function, List<SqlNode> given, SqlParserPos pos) {
    List<FunctionEntry.Parameter> parameters = function.parameters();
    Map<String, SqlNode> arguments = new LinkedHashMap<>();
    for (int i = 0; i < given.size(); i++) {
      SqlNode argument = given.get(i);
      if (argument.getKind() == SqlKind.ARGUMENT_ASSIGNMENT) {
        SqlCall assignment = (SqlCall) argument;
        String name = parameter(function, assignment.operand(1).toString(), pos);
        if (arguments.put(name, assignment.operand(0)) != null) {
          throw FunctionErrors.arguments(function, pos);
        }
      } else if (i >= parameters.size() || arguments.size() != i) {
        throw FunctionErrors.arguments(function, pos);
      } else {
        arguments.put(parameters.get(i).name(), argument);
      }
    }
    boolean complete =
        parameters.stream()
            .allMatch(p -> p.defaultSql().isPresent() || arguments.containsKey(p.name()));
    if (!complete) {
      throw FunctionErrors.arguments(function, pos);
    }
    return arguments;
  }

  private static String parameter(FunctionEntry function, String name, SqlParserPos pos) {
    return function.parameters().stream()
        .map(FunctionEntry.Parameter::name)
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(() -> FunctionErrors.arguments(function, pos));
  }
}
