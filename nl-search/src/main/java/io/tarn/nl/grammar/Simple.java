// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.grammar.Frame.Columns;
import io.tarn.nl.grammar.Frame.Compare;
import io.tarn.nl.grammar.Frame.InTime;
import io.tarn.nl.grammar.Frame.Range;
import io.tarn.nl.grammar.Frame.Test;
import io.tarn.nl.grammar.Frame.Text;
import io.tarn.nl.grammar.Frame.Unknown;
import io.tarn.nl.logic.ColumnUse;
import io.tarn.nl.logic.Condition;
import io.tarn.nl.logic.Condition.Comparison;
import io.tarn.nl.logic.Condition.Operator;
import io.tarn.nl.logic.Constant;
import io.tarn.nl.logic.DatePart;
import io.tarn.nl.logic.Expression;
import io.tarn.nl.schema.ColumnId;
import io.tarn.nl.schema.TableView;
import io.tarn.nl.schema.ValueType;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns tests of single values into conditions; null when a value cannot be one of its column. */
final class Simple {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern MOMENT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?");
  private final SchemaModel model;

  Simple(SchemaModel model) {
    this.model = model;
  }

  @Nullable Condition condition(Test test) {
    if (test instanceof Compare compare) {
      return comparison(compare.column(), compare.operator(), compare.value());
    } else if (test instanceof InTime time) {
      return time(time);
    } else if (test instanceof Range range) {
      return range(range);
    } else if (test instanceof Text text) {
      return model.type(text.column()) == ValueType.TEXT
          ? new Condition.Like(use(text.column()), text.pattern())
          : null;
    } else if (test instanceof Unknown unknown) {
      return new Condition.Missing(use(unknown.column()));
    } else if (test instanceof Columns columns) {
      return new Comparison(use(columns.left()), columns.operator(), use(columns.right()));
    }
    return null;
  }

  private @Nullable Condition comparison(ColumnId column, Operator operator, String value) {
    Constant constant = constant(column, value);
    return constant == null ? null : new Comparison(use(column), operator, constant);
  }

  /** A whole year is compared by year, so that “after 2010” leaves 2010 out. */
  private @Nullable Condition time(InTime time) {
    if (!model.type(time.column()).isTime()) {
      return comparison(time.column(), time.operator(), String.valueOf(time.year()));
    }
    Expression column = use(time.column());
    Condition month =
        new Comparison(
            new DatePart(DatePart.Part.MONTH, column),
            time.operator(),
            number(String.valueOf(time.month())));
    if (time.year() == 0) {
      return month;
    }
    if (time.month() == 0) {
      return new Comparison(
          new DatePart(DatePart.Part.YEAR, column),
          time.operator(),
          number(String.valueOf(time.year())));
    }
    String start = String.format(Locale.ROOT, "%04d-%02d-01", time.year(), time.month());
    String next =
        time.month() == 12
            ? String.format(Locale.ROOT, "%04d-01-01", time.year() + 1)
            : String.format(Locale.ROOT, "%04d-%02d-01", time.year(), time.month() + 1);
    return switch (time.operator()) {
      case GREATER -> new Comparison(column, Operator.AT_LEAST, day(next));
      case AT_LEAST -> new Comparison(column, Operator.AT_LEAST, day(start));
      case LESS -> new Comparison(column, Operator.LESS, day(start));
      case AT_MOST -> new Comparison(column, Operator.LESS, day(next));
      case EQUAL, DIFFERENT ->
          new Condition.Between(column, day(start), day(lastDay(time.year(), time.month())));
    };
  }

  private static String lastDay(int year, int month) {
    return java.time.YearMonth.of(year, month).atEndOfMonth().toString();
  }

  private static Constant day(String text) {
    return new Constant(text, ValueType.DATE);
  }

  private @Nullable Condition range(Range range) {
    if (model.type(range.column()).isTime() && range.low().matches("\\d{4}")) {
      return new Condition.Between(
          new DatePart(DatePart.Part.YEAR, use(range.column())),
          number(range.low()),
          number(range.high()));
    }
    Constant low = constant(range.column(), range.low());
    Constant high = constant(range.column(), range.high());
    return low == null || high == null
        ? null
        : new Condition.Between(use(range.column()), low, high);
  }

  private @Nullable Constant constant(ColumnId column, String value) {
    ValueType type = model.type(column);
    return switch (type) {
      case TEXT -> new Constant(value, type);
      case INTEGER, DECIMAL -> NUMBER.matcher(value).matches() ? number(value) : null;
      case BOOLEAN -> truth(value);
      case DATE -> DATE.matcher(value).matches() ? day(value) : null;
      case TIMESTAMP ->
          DATE.matcher(value).matches()
              ? day(value)
              : MOMENT.matcher(value).matches() ? new Constant(value, type) : null;
    };
  }

  private static @Nullable Constant truth(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes" -> new Constant("true", ValueType.BOOLEAN);
      case "false", "0", "no" -> new Constant("false", ValueType.BOOLEAN);
      default -> null;
    };
  }

  static Constant number(String text) {
    return new Constant(text, ValueType.DECIMAL);
  }

  ColumnUse use(ColumnId id) {
    return new ColumnUse(model.schema().table(id), model.schema().column(id));
  }

  TableView view(int table) {
    return model.schema().tables().get(table);
  }
}
