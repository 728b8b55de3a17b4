// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

/** Names the method it came to. */
final class StatementNames implements StatementVisitor<String> {
  @Override
  public String alterPolicy(AlterPolicy statement) {
    return "alterPolicy";
  }

  @Override
  public String createFunction(CreateFunction statement) {
    return "createFunction";
  }

  @Override
  public String dropFunction(DropFunction statement) {
    return "dropFunction";
  }

  @Override
  public String cloneTable(CloneTable statement) {
    return "cloneTable";
  }

  @Override
  public String createSchema(CreateSchema statement) {
    return "createSchema";
  }

  @Override
  public String dropSchema(DropSchema statement) {
    return "dropSchema";
  }

  @Override
  public String createTable(CreateTable statement) {
    return "createTable";
  }

  @Override
  public String dropTable(DropTable statement) {
    return "dropTable";
  }

  @Override
  public String createView(CreateView statement) {
    return "createView";
  }

  @Override
  public String dropView(DropView statement) {
    return "dropView";
  }

  @Override
  public String update(UpdateStatement statement) {
    return "update";
  }

  @Override
  public String delete(DeleteStatement statement) {
    return "delete";
  }

  @Override
  public String merge(MergeStatement statement) {
    return "merge";
  }

  @Override
  public String tableCommand(TableCommand statement) {
    return "tableCommand";
  }

  @Override
  public String alterKeys(AlterKeys statement) {
    return "alterKeys";
  }

  @Override
  public String renameTable(RenameTable statement) {
    return "renameTable";
  }

  @Override
  public String commentOn(CommentOn statement) {
    return "commentOn";
  }

  @Override
  public String copyInto(CopyInto statement) {
    return "copyInto";
  }

  @Override
  public String show(ShowStatement statement) {
    return "show";
  }

  @Override
  public String describe(DescribeStatement statement) {
    return "describe";
  }

  @Override
  public String use(UseStatement statement) {
    return "use";
  }

  @Override
  public String set(SetStatement statement) {
    return "set";
  }

  @Override
  public String reset(ResetStatement statement) {
    return "reset";
  }

  @Override
  public String explain(ExplainStatement statement) {
    return "explain";
  }

  @Override
  public String access(AccessStatement statement) {
    return "access";
  }

  @Override
  public String tags(TagStatement statement) {
    return "tags";
  }

  @Override
  public String language(LanguageStatement statement) {
    return "language";
  }
}
