// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLambda;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * All names that the queries and lambdas in a bound tree may give to something. Rather too many
 * than too few; and where a form has columns that are not known here, any name may be one of them.
 */
final class FunctionNames extends SqlBasicVisitor<@Nullable Void> {
  private final Set<String> names = new HashSet<>();
  private final Set<String> queries = new HashSet<>();
  private boolean complete = true;

  private FunctionNames() {}

  static FunctionNames of(SqlNode node) {
    FunctionNames found = new FunctionNames();
    node.accept(found);
    return found;
  }

  boolean isEmpty() {
    return complete && names.isEmpty() && queries.isEmpty();
  }

  /** Whether all names are known. */
  boolean isComplete() {
    return complete;
  }

  /** Whether a word is known to be a column, a lambda's parameter or an alias. */
  boolean contains(String word) {
    return names.contains(key(word));
  }

  /**
   * Whether the tree may know a word. Words with an underscore first are the engine's: {@code
   * _metadata} is a column of every file.
   */
  boolean mayKnow(String word) {
    return !complete || word.startsWith("_") || contains(word) || queries.contains(key(word));
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    if (call instanceof SqlLambda lambda) {
      lambda.getParameters().forEach(this::add);
    } else if (call instanceof SqlWithItem item) {
      queries.add(key(item.name.getSimple()));
      add(item.columnList);
    } else if (call instanceof SqlSelect select) {
      checkStars(select);
    } else if (call.getKind() == SqlKind.VALUES) {
      addUnnamed(call);
    } else if (call instanceof EngineOnlyNode form) {
      form.columns().ifPresentOrElse(names::addAll, () -> complete = false);
    } else if (call.getKind() == SqlKind.AS) {
      call.getOperandList().subList(1, call.operandCount()).forEach(this::add);
      if (call.operandCount() > 2 && call.operand(0) instanceof EngineOnlyNode form) {
        return renamed(form);
      }
    }
    return super.visit(call);
  }

  /** A list of columns after an alias leaves a form none of its own names. */
  private @Nullable Void renamed(EngineOnlyNode form) {
    for (SqlNode operand : form.getOperandList()) {
      if (form.isWrapper() && operand instanceof EngineOnlyNode inner) {
        renamed(inner);
      } else {
        operand.accept(this);
      }
    }
    return null;
  }

  /** The engine calls the columns of VALUES col1, col2 and so on. */
  private void addUnnamed(SqlCall values) {
    for (SqlNode row : values.getOperandList()) {
      int columns = row instanceof SqlCall call ? call.operandCount() : 1;
      for (int i = 1; i <= columns; i++) {
        names.add("col" + i);
      }
    }
  }

  /** {@code x.*} of no table is the fields of a struct, which have names not seen here. */
  private void checkStars(SqlSelect select) {
    Set<String> sources = new HashSet<>();
    addSources(select.getFrom(), sources);
    for (SqlNode item : select.getSelectList()) {
      SqlNode star = item instanceof SqlStarExclude except ? except.getStarIdentifier() : item;
      if (star instanceof SqlIdentifier name && name.isStar() && name.names.size() > 1) {
        complete &= name.names.size() == 2 && sources.contains(key(name.names.get(0)));
      }
    }
  }

  private static void addSources(@Nullable SqlNode from, Set<String> sources) {
    if (from instanceof SqlJoin join) {
      addSources(join.getLeft(), sources);
      addSources(join.getRight(), sources);
    } else if (from instanceof SqlCall as && as.getKind() == SqlKind.AS) {
      sources.add(key(as.operand(1).toString()));
    } else if (from instanceof SqlIdentifier query) {
      sources.add(key(query.toString()));
    }
  }

  private void add(@Nullable SqlNode node) {
    if (node instanceof SqlNodeList list) {
      list.forEach(this::add);
    } else if (node instanceof SqlIdentifier name) {
      names.add(key(name.names.get(name.names.size() - 1)));
    }
  }

  @Override
  public @Nullable Void visit(SqlIdentifier name) {
    if (name instanceof TableNode table) {
      List<Field> fields = table.schema().getFields();
      fields.forEach(field -> names.add(key(field.getName())));
    }
    return null;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
