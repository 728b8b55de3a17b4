// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.PlannedStatement;
import io.tarn.api.StatementDescription;
import io.tarn.parser.AccessStatement;
import io.tarn.parser.AlterKeys;
import io.tarn.parser.AlterPolicy;
import io.tarn.parser.CloneTable;
import io.tarn.parser.CommentOn;
import io.tarn.parser.CopyInto;
import io.tarn.parser.CreateFunction;
import io.tarn.parser.CreateSchema;
import io.tarn.parser.CreateTable;
import io.tarn.parser.CreateView;
import io.tarn.parser.DeleteStatement;
import io.tarn.parser.DescribeStatement;
import io.tarn.parser.DropFunction;
import io.tarn.parser.DropSchema;
import io.tarn.parser.DropTable;
import io.tarn.parser.DropView;
import io.tarn.parser.ExplainStatement;
import io.tarn.parser.LanguageStatement;
import io.tarn.parser.MergeStatement;
import io.tarn.parser.RenameTable;
import io.tarn.parser.ResetStatement;
import io.tarn.parser.SetStatement;
import io.tarn.parser.ShowStatement;
import io.tarn.parser.StatementNode;
import io.tarn.parser.StatementVisitor;
import io.tarn.parser.TableCommand;
import io.tarn.parser.TagStatement;
import io.tarn.parser.UpdateStatement;
import io.tarn.parser.UseStatement;
import org.apache.arrow.vector.types.pojo.Schema;

/** Describes the statements that are not queries. None of them takes parameters but CTAS. */
final class StatementDescriber implements StatementVisitor<StatementDescription> {
  private final Statement statement;
  private final StatementPlanner planner;

  StatementDescriber(Statement statement, StatementPlanner planner) {
    this.statement = statement;
    this.planner = planner;
  }

  @Override
  public StatementDescription createTable(CreateTable node) {
    return node.query()
        .map(
            query -> {
              planner.requireTarget(node);
              TypedQuery typed = Descriptions.typed(statement, query);
              return new StatementDescription(
                  false,
                  StatementDescription.update().result(),
                  Descriptions.parameters(statement, typed, Parameters.count(query)));
            })
        .orElseGet(() -> planner.createTable(node).description());
  }

  @Override
  public StatementDescription cloneTable(CloneTable node) {
    return planner.cloneTable(node).description();
  }

  @Override
  public StatementDescription createSchema(CreateSchema node) {
    return planner.createSchema(node).description();
  }

  @Override
  public StatementDescription dropSchema(DropSchema node) {
    return planner.dropSchema(node).description();
  }

  @Override
  public StatementDescription dropTable(DropTable node) {
    return planner.dropTable(node).description();
  }

  @Override
  public StatementDescription createView(CreateView node) {
    return planner.createView(node).description();
  }

  @Override
  public StatementDescription dropView(DropView node) {
    return planner.dropView(node).description();
  }

  @Override
  public StatementDescription createFunction(CreateFunction node) {
    return planner.createFunction(node).description();
  }

  @Override
  public StatementDescription dropFunction(DropFunction node) {
    return planner.dropFunction(node).description();
  }

  @Override
  public StatementDescription update(UpdateStatement node) {
    return change(node);
  }

  @Override
  public StatementDescription delete(DeleteStatement node) {
    return change(node);
  }

  @Override
  public StatementDescription merge(MergeStatement node) {
    return change(node);
  }

  /** Spark converts each value to what it is compared with or assigned to. */
  private StatementDescription change(StatementNode node) {
    PlannedStatement unused = node.visit(planner);
    return new StatementDescription(
        false,
        StatementDescription.update().result(),
        Descriptions.strings(Parameters.count(node)));
  }

  @Override
  public StatementDescription tableCommand(TableCommand node) {
    return planner.tableCommand(node).description();
  }

  @Override
  public StatementDescription alterKeys(AlterKeys node) {
    return planner.alterKeys(node).description();
  }

  @Override
  public StatementDescription alterPolicy(AlterPolicy node) {
    return planner.alterPolicy(node).description();
  }

  @Override
  public StatementDescription renameTable(RenameTable node) {
    return planner.renameTable(node).description();
  }

  @Override
  public StatementDescription commentOn(CommentOn node) {
    return planner.commentOn(node).description();
  }

  @Override
  public StatementDescription copyInto(CopyInto node) {
    return StatementDescription.update();
  }

  @Override
  public StatementDescription show(ShowStatement node) {
    return planner.show(node).description();
  }

  @Override
  public StatementDescription describe(DescribeStatement node) {
    return planner.describe(node).description();
  }

  @Override
  public StatementDescription use(UseStatement node) {
    return planner.use(node).description();
  }

  @Override
  public StatementDescription set(SetStatement node) {
    return planner.set(node).description();
  }

  @Override
  public StatementDescription reset(ResetStatement node) {
    return planner.reset(node).description();
  }

  @Override
  public StatementDescription explain(ExplainStatement node) {
    return new StatementDescription(
        true, ExplainPlanner.SCHEMA, StatementDescription.update().parameters());
  }

  @Override
  public StatementDescription access(AccessStatement node) {
    return planner.access(node).description();
  }

  @Override
  public StatementDescription tags(TagStatement node) {
    return planner.tags(node).description();
  }

  /** The columns of an answer are known only when its query is written. */
  @Override
  public StatementDescription language(LanguageStatement node) {
    Schema none = StatementDescription.update().parameters();
    return switch (node.kind()) {
      case ASK -> planner.language(node).description();
      case EXPLAIN_ASK -> new StatementDescription(true, LanguagePlanner.EXPLAIN_SCHEMA, none);
      case SEARCH -> new StatementDescription(true, LanguagePlanner.SEARCH_SCHEMA, none);
    };
  }
}
