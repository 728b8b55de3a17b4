// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** What leaves the planner: everything needed to run a statement, as text and records. */
public sealed interface PlannedStatement {
  /** What it answers with before it runs. */
  StatementDescription description();

  /** Calls the visitor's method for this kind of statement. */
  <R> R accept(PlannedStatementVisitor<R> visitor);

  /**
   * A query for a lane.
   *
   * @param schema its columns
   * @param inputs tables it reads, pinned
   * @param estimate sizes
   * @param lanes text for each lane that may run it
   * @param digest canonical form: equal for equal plans on equal versions; empty if the same plan
   *     may give other rows another time
   * @param notInteractive why the interactive lane may not run it, empty if it may
   */
  record Query(
      Schema schema,
      List<PinnedTable> inputs,
      Estimate estimate,
      Map<Lane, LaneSql> lanes,
      String digest,
      Optional<String> notInteractive)
      implements PlannedStatement {
    public Query {
      inputs = List.copyOf(inputs);
      lanes = Map.copyOf(lanes);
    }

    public Query(
        Schema schema,
        List<PinnedTable> inputs,
        Estimate estimate,
        Map<Lane, LaneSql> lanes,
        String digest) {
      this(schema, inputs, estimate, lanes, digest, Optional.empty());
    }

    @Override
    public StatementDescription description() {
      return new StatementDescription(true, schema, new Schema(List.of()));
    }

    @Override
    public <R> R accept(PlannedStatementVisitor<R> visitor) {
      return visitor.query(this);
    }
  }

  /**
   * A query written for a question.
   *
   * @param query the query
   * @param notes what its reader must be told: how the question was read, the SQL
   */
  record Answer(Query query, List<String> notes) implements PlannedStatement {
    public Answer {
      notes = List.copyOf(notes);
    }

    @Override
    public StatementDescription description() {
      return query.description();
    }

    @Override
    public <R> R accept(PlannedStatementVisitor<R> visitor) {
      return visitor.answer(this);
    }
  }

  /**
   * Rows the planner could answer itself: SHOW, DESCRIBE, queries over system tables.
   *
   * @param schema columns
   * @param rows values as {@link ParameterRow} lists them
   */
  record Rows(Schema schema, List<List<@Nullable Object>> rows) implements PlannedStatement {
    @Override
    public StatementDescription description() {
      return new StatementDescription(true, schema, new Schema(List.of()));
    }

    @Override
    public <R> R accept(PlannedStatementVisitor<R> visitor) {
      return visitor.rows(this);
    }
  }

  /**
   * {@code EXPLAIN}.
   *
   * @param schema columns
   * @param query what is explained, if it is a query for a lane
   * @param rows values as {@link ParameterRow} lists them, given whether the query's answer is kept
   */
  record Explanation(
      Schema schema, Optional<Query> query, Function<Boolean, List<List<@Nullable Object>>> rows)
      implements PlannedStatement {
    @Override
    public StatementDescription description() {
      return new StatementDescription(true, schema, new Schema(List.of()));
    }

    @Override
    public <R> R accept(PlannedStatementVisitor<R> visitor) {
      return visitor.explanation(this);
    }
  }

  /**
   * Writes into a table that exists: {@code INSERT}.
   *
   * @param target the table
   * @param location its directory
   * @param fromVersion its version when planned
   * @param sql text for Spark
   * @param inputs tables it reads, pinned
   * @param rows query whose rows, appended as they are, do the same; absent if none does
   */
  record Write(
      TableName target,
      URI location,
      long fromVersion,
      LaneSql sql,
      List<PinnedTable> inputs,
      Optional<Query> rows)
      implements PlannedStatement {
    public Write {
      inputs = List.copyOf(inputs);
    }

    public Write(
        TableName target, URI location, long fromVersion, LaneSql sql, List<PinnedTable> inputs) {
      this(target, location, fromVersion, sql, inputs, Optional.empty());
    }

    @Override
    public StatementDescription description() {
      return StatementDescription.update();
    }

    @Override
    public <R> R accept(PlannedStatementVisitor<R> visitor) {
      return visitor.write(this);
    }
  }

  /**
   * {@code CREATE TABLE … AS}: storage is made at {@code location}, filled by {@code insert}, then
   * named.
   *
   * @param definition the table
   * @param ifExists what if the name is taken
   * @param location fresh directory
   * @param insert text for Spark, filling {@code location}
   * @param inputs tables it reads, pinned
   * @param rows query whose rows, appended as they are, do the same; absent if none does
   * @param maker who makes the storage
   */
  record CreateTableAs(
      TableDefinition definition,
      IfExists ifExists,
      URI location,
      LaneSql insert,
      List<PinnedTable> inputs,
      Optional<Query> rows,
      TableMaker maker)
      implements PlannedStatement {
    public CreateTableAs {
      inputs = List.copyOf(inputs);
    }

    public CreateTableAs(
        TableDefinition definition,
        IfExists ifExists,
        URI location,
        LaneSql insert,
        List<PinnedTable> inputs) {
      this(definition, ifExists, location, insert, inputs, Optional.empty(), TableMaker.GATEWAY);
    }

    /** The same with storage that {@code insert} makes itself. */
    public CreateTableAs madeByEngine() {
      return new CreateTableAs(
          definition, ifExists, location, insert, inputs, Optional.empty(), TableMaker.ENGINE);
    }

    @Override
    public StatementDescription description() {
      return StatementDescription.update();
    }

    @Override
    public <R> R accept(PlannedStatementVisitor<R> visitor) {
      return visitor.createTableAs(this);
    }
  }

  /**
   * {@code COPY INTO}: each file at most once, unless forced.
   *
   * @param target the table
   * @param location its directory
   * @param fromVersion its version when planned
   * @param files files found, in name order
   * @param force whether files loaded before are loaded again
   * @param sql text for Spark given the files to load (a subset of {@code files})
   */
  record CopyInto(
      TableName target,
      URI location,
      long fromVersion,
      List<SourceFile> files,
      boolean force,
      Function<List<SourceFile>, LaneSql> sql)
      implements PlannedStatement {
    public CopyInto {
      files = List.copyOf(files);
    }

    @Override
    public StatementDescription description() {
      return StatementDescription.update();
    }

    @Override
    public <R> R accept(PlannedStatementVisitor<R> visitor) {
      return visitor.copyInto(this);
    }
  }

  /**
   * A change of names.
   *
   * @param change what to do
   */
  record Change(CatalogChange change) implements PlannedStatement {
    @Override
    public StatementDescription description() {
      return StatementDescription.update();
    }

    @Override
    public <R> R accept(PlannedStatementVisitor<R> visitor) {
      return visitor.change(this);
    }
  }

  /**
   * A change of users, groups or rights.
   *
   * @param change what to do
   */
  record Access(AccessChange change) implements PlannedStatement {
    @Override
    public StatementDescription description() {
      return change.description();
    }

    @Override
    public <R> R accept(PlannedStatementVisitor<R> visitor) {
      return visitor.access(this);
    }
  }

  /**
   * {@code USE}, {@code SET name = value}.
   *
   * @param update gives the settings after it
   */
  record Settings(UnaryOperator<SessionSettings> update) implements PlannedStatement {
    @Override
    public StatementDescription description() {
      return StatementDescription.update();
    }

    @Override
    public <R> R accept(PlannedStatementVisitor<R> visitor) {
      return visitor.settings(this);
    }
  }
}
