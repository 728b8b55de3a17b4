// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.*;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlAbstractGroupFunction;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Every operator and function a statement may use. What is not listed is refused by the validator;
 * nothing is ever forbidden by name.
 */
final class SparkOperators {
  static final SqlOperatorTable TABLE;
  static final List<String> FUNCTION_NAMES;

  private static final Set<String> FIXED_RESULTS;
  private static final Set<String> AGGREGATES;

  private static final Set<String> FIXED_TYPES =
      Set.of("string", "int", "bigint", "double", "boolean", "date", "timestamp");

  private static final String RESOURCE = "spark-functions.txt";

  static {
    List<SqlOperator> operators = new ArrayList<>(syntax());
    operators.addAll(arithmetic());
    operators.addAll(grouping());
    operators.add(new ExtractFunction());
    List<FunctionSpec> functions = functions();
    functions.forEach(
        spec ->
            operators.add(
                spec.has("aggregate") ? new SparkAggregate(spec) : new SparkFunction(spec)));
    TABLE = new AllowedOperators(operators);
    List<String> names =
        functions.stream().map(FunctionSpec::name).collect(Collectors.toCollection(ArrayList::new));
    names.addAll(
        List.of(
            "count",
            "sum",
            "avg",
            "min",
            "max",
            "row_number",
            "rank",
            "dense_rank",
            "ntile",
            "lag",
            "lead",
            "cast",
            "try_cast",
            "extract",
            "current_date",
            "current_timestamp",
            "grouping"));
    FUNCTION_NAMES = List.copyOf(names);
    FIXED_RESULTS =
        names(
            functions,
            spec -> FIXED_TYPES.contains(spec.result()),
            Set.of("count", "row_number", "rank", "dense_rank", "ntile", "current_date"));
    AGGREGATES =
        names(
            functions,
            spec -> spec.has("aggregate"),
            Set.of("count", "sum", "avg", "min", "max", "grouping", "grouping_id"));
  }

  private SparkOperators() {}

  private static Set<String> names(
      List<FunctionSpec> functions, Predicate<FunctionSpec> which, Set<String> more) {
    Set<String> names = new HashSet<>(more);
    functions.stream().filter(which).map(FunctionSpec::name).forEach(names::add);
    return Set.copyOf(names);
  }

  /** Whether an operator is one of Spark's {@code + - * / % div}. */
  static boolean isArithmetic(SqlOperator operator) {
    return operator.getOperandTypeChecker() instanceof ArithmeticChecker;
  }

  /** Whether a function of this name folds many rows into one. */
  static boolean isAggregate(String name) {
    return AGGREGATES.contains(name.toLowerCase(Locale.ROOT)) || AllowedFunctions.isAggregate(name);
  }

  /** Whether a function gives one type whatever its arguments are. */
  static boolean hasFixedResult(String name) {
    return FIXED_RESULTS.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Operators with syntax of their own, and functions whose rules Calcite knows as Spark's. */
  private static List<SqlOperator> syntax() {
    return Stream.of(structure(), predicates(), aggregates(), values())
        .flatMap(List::stream)
        .toList();
  }

  private static List<SqlOperator> structure() {
    return List.of(
        UNION,
        UNION_ALL,
        EXCEPT,
        EXCEPT_ALL,
        INTERSECT,
        INTERSECT_ALL,
        AS,
        CUBE,
        ROLLUP,
        GROUPING_SETS,
        DESC,
        NULLS_FIRST,
        NULLS_LAST,
        EXPLICIT_TABLE,
        UNNEST,
        LATERAL,
        VALUES,
        SCALAR_QUERY,
        TABLESAMPLE);
  }

  private static List<SqlOperator> predicates() {
    return List.of(
        AND,
        OR,
        NOT,
        EQUALS,
        NOT_EQUALS,
        GREATER_THAN,
        GREATER_THAN_OR_EQUAL,
        LESS_THAN,
        LESS_THAN_OR_EQUAL,
        IS_DISTINCT_FROM,
        IS_NOT_DISTINCT_FROM,
        IN,
        NOT_IN,
        IS_NOT_NULL,
        IS_NULL,
        IS_NOT_TRUE,
        IS_TRUE,
        IS_NOT_FALSE,
        IS_FALSE,
        IS_NOT_UNKNOWN,
        IS_UNKNOWN,
        EXISTS,
        BETWEEN,
        NOT_BETWEEN,
        LIKE,
        NOT_LIKE,
        ESCAPE,
        SqlLibraryOperators.ILIKE,
        SqlLibraryOperators.NOT_ILIKE,
        SqlLibraryOperators.RLIKE,
        SqlLibraryOperators.NOT_RLIKE,
        SqlLibraryOperators.NULL_SAFE_EQUAL);
  }

  private static List<SqlOperator> aggregates() {
    return List.of(
        FILTER,
        WITHIN_GROUP,
        OVER,
        SUM,
        COUNT,
        MIN,
        MAX,
        AVG,
        NTH_VALUE,
        LEAD,
        LAG,
        NTILE,
        CUME_DIST,
        DENSE_RANK,
        PERCENT_RANK,
        RANK,
        ROW_NUMBER,
        IGNORE_NULLS,
        RESPECT_NULLS);
  }

  private static List<SqlOperator> values() {
    return List.of(
        CONCAT,
        DOT,
        ITEM,
        DATETIME_PLUS,
        MINUS_DATE,
        INTERVAL,
        UNARY_MINUS,
        UNARY_PLUS,
        ROW,
        LITERAL_CHAIN,
        CASE,
        TRIM,
        CAST,
        ARRAY_VALUE_CONSTRUCTOR,
        MAP_VALUE_CONSTRUCTOR,
        SqlLibraryOperators.TRY_CAST,
        SqlLibraryOperators.INFIX_CAST,
        BITXOR_OPERATOR,
        BITAND_OPERATOR);
  }

  private static List<SqlOperator> arithmetic() {
    return List.of(
        arithmetic("+", SqlKind.PLUS, 40, SparkArithmetic.Operation.PLUS),
        arithmetic("-", SqlKind.MINUS, 40, SparkArithmetic.Operation.MINUS),
        arithmetic("*", SqlKind.TIMES, 60, SparkArithmetic.Operation.TIMES),
        arithmetic("/", SqlKind.DIVIDE, 60, SparkArithmetic.Operation.DIVIDE),
        arithmetic("%", SqlKind.OTHER, 60, SparkArithmetic.Operation.REMAINDER),
        arithmetic("DIV", SqlKind.DIVIDE, 60, SparkArithmetic.Operation.WHOLE_DIVIDE));
  }

  private static SqlBinaryOperator arithmetic(
      String symbol, SqlKind kind, int precedence, SparkArithmetic.Operation operation) {
    return new SqlBinaryOperator(
        symbol,
        kind,
        precedence,
        true,
        binding -> SparkArithmetic.resultType(operation, binding),
        InferTypes.FIRST_KNOWN,
        new ArithmeticChecker());
  }

  private static List<SqlOperator> grouping() {
    return List.of(
        new SqlAbstractGroupFunction(
            "GROUPING",
            SqlKind.GROUPING,
            ReturnTypes.explicit(SqlTypeName.TINYINT),
            null,
            OperandTypes.ANY,
            SqlFunctionCategory.SYSTEM),
        new SqlAbstractGroupFunction(
            "GROUPING_ID",
            SqlKind.GROUPING,
            ReturnTypes.BIGINT,
            null,
            OperandTypes.VARIADIC,
            SqlFunctionCategory.SYSTEM));
  }

  private static List<FunctionSpec> functions() {
    return ResourceLines.of(RESOURCE).stream().map(FunctionSpec::parse).toList();
  }
}
