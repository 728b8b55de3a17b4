// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/**
 * One method for each kind of {@link PlannedStatement}; adding a kind breaks every place that must
 * know it.
 *
 * @param <R> what the methods give
 */
public interface PlannedStatementVisitor<R> {
  R query(PlannedStatement.Query query);

  R answer(PlannedStatement.Answer answer);

  R rows(PlannedStatement.Rows rows);

  R explanation(PlannedStatement.Explanation explanation);

  R write(PlannedStatement.Write write);

  R createTableAs(PlannedStatement.CreateTableAs create);

  R copyInto(PlannedStatement.CopyInto copy);

  R change(PlannedStatement.Change change);

  R access(PlannedStatement.Access access);

  R settings(PlannedStatement.Settings settings);
}
