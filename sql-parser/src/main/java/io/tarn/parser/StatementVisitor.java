// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

/**
 * One method for each of Tarn's own statements; adding a statement breaks every place that must
 * know it.
 *
 * @param <R> what the methods give
 */
public interface StatementVisitor<R> {
  R createSchema(CreateSchema statement);

  R dropSchema(DropSchema statement);

  R createTable(CreateTable statement);

  R cloneTable(CloneTable statement);

  R dropTable(DropTable statement);

  R createView(CreateView statement);

  R dropView(DropView statement);

  R createFunction(CreateFunction statement);

  R dropFunction(DropFunction statement);

  R update(UpdateStatement statement);

  R delete(DeleteStatement statement);

  R merge(MergeStatement statement);

  R tableCommand(TableCommand statement);

  R alterKeys(AlterKeys statement);

  R alterPolicy(AlterPolicy statement);

  R renameTable(RenameTable statement);

  R commentOn(CommentOn statement);

  R copyInto(CopyInto statement);

  R show(ShowStatement statement);

  R describe(DescribeStatement statement);

  R use(UseStatement statement);

  R set(SetStatement statement);

  R reset(ResetStatement statement);

  R explain(ExplainStatement statement);

  R access(AccessStatement statement);

  R tags(TagStatement statement);

  R language(LanguageStatement statement);
}
