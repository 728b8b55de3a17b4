// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import io.tarn.api.IfExists;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * {@code CREATE [OR REPLACE] TABLE [IF NOT EXISTS] name [(columns and keys)] [clauses] [AS query]}.
 * Has columns, or a query, never both. Tables are Delta tables: {@code USING} anything else is
 * refused by the parser.
 */
public final class CreateTable extends StatementNode {
  private final SqlIdentifier name;
  private final IfExists ifExists;
  private final List<ColumnDefinition> columns;
  private final List<TableKey> keys;
  private final TableRules rules;
  private final NewPolicies policies;
  private final List<SqlIdentifier> partitionColumns;
  private final Optional<String> comment;
  private final Map<String, String> properties;
  private final Optional<String> location;
  private final Optional<SqlNode> query;

  private CreateTable(SqlParserPos pos, Builder table, @Nullable SqlNode query) {
    super(pos, "CREATE TABLE", query == null ? List.of(table.name) : List.of(table.name, query));
    this.name = table.name;
    this.ifExists = table.ifExists;
    this.columns = List.copyOf(table.columns);
    this.keys = List.copyOf(table.keys);
    this.rules = new TableRules(table.rules, table.checks, table.clusterColumns);
    this.policies = new NewPolicies(Optional.ofNullable(table.rowFilter), table.masks);
    this.partitionColumns = table.partitionColumns == null ? List.of() : table.partitionColumns;
    this.comment = Optional.ofNullable(table.comment);
    this.properties = table.properties == null ? Map.of() : table.properties.asMap();
    this.location = Optional.ofNullable(table.location);
    this.query = Optional.ofNullable(query);
  }

  public SqlIdentifier name() {
    return name;
  }

  public IfExists ifExists() {
    return ifExists;
  }

  /** In the order written; empty if there is a query. */
  public List<ColumnDefinition> columns() {
    return columns;
  }

  public List<TableKey> keys() {
    return keys;
  }

  /** Defaults, generated and identity columns, checks, clustering. */
  public TableRules rules() {
    return rules;
  }

  /** {@code WITH ROW FILTER} and the columns' {@code MASK}. */
  public NewPolicies policies() {
    return policies;
  }

  /** Names of {@code PARTITIONED BY}; whether they are columns is not checked here. */
  public List<SqlIdentifier> partitionColumns() {
    return partitionColumns;
  }

  public Optional<String> comment() {
    return comment;
  }

  /** {@code TBLPROPERTIES}, in the order written. */
  public Map<String, String> properties() {
    return properties;
  }

  /** {@code LOCATION}; the planner decides whether one may be given. */
  public Optional<String> location() {
    return location;
  }

  /** The query of {@code CREATE TABLE … AS query}. */
  public Optional<SqlNode> query() {
    return query;
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.createTable(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    IfExistsClause.unparse(writer, ifExists, "TABLE");
    name.unparse(writer, 0, 0);
    if (!columns.isEmpty()) {
      unparseElements(writer);
    }
    if (!partitionColumns.isEmpty()) {
      writer.keyword("PARTITIONED BY");
      new SqlNodeList(partitionColumns, SqlParserPos.ZERO).unparse(writer, 1, 1);
    }
    if (!rules.clusterColumns().isEmpty()) {
      writer.keyword("CLUSTER BY");
      new SqlNodeList(rules.clusterColumns(), SqlParserPos.ZERO).unparse(writer, 1, 1);
    }
    Literals.unparseComment(writer, comment);
    if (!properties.isEmpty()) {
      writer.keyword("TBLPROPERTIES");
      Literals.unparse(writer, properties);
    }
    if (location.isPresent()) {
      writer.keyword("LOCATION");
      Literals.unparse(writer, location.get());
    }
    policies
        .rowFilter()
        .ifPresent(
            filter -> {
              writer.keyword("WITH ROW FILTER");
              filter.unparseFilter(writer);
            });
    if (query.isPresent()) {
      writer.keyword("AS");
      query.get().unparse(writer, 0, 0);
    }
  }

  private void unparseElements(SqlWriter writer) {
    SqlWriter.Frame frame = writer.startList("(", ")");
    for (ColumnDefinition column : columns) {
      writer.sep(",");
      column.unparse(writer);
      rules.of(column.name()).ifPresent(rule -> rule.unparse(writer));
      policies
          .of(column.name())
          .ifPresent(
              mask -> {
                writer.keyword("MASK");
                mask.unparseMask(writer);
              });
    }
    for (TableKey key : keys) {
      writer.sep(",");
      key.unparse(writer);
    }
    for (TableCheck check : rules.checks()) {
      writer.sep(",");
      check.unparse(writer);
    }
    writer.endList(frame);
  }

  /** Gathers the parts as the grammar meets them. */
  static final class Builder {
    private final SqlIdentifier name;
    private final IfExists ifExists;
    private final List<ColumnDefinition> columns = new ArrayList<>();
    private final List<TableKey> keys = new ArrayList<>();
    private final List<ColumnRule> rules = new ArrayList<>();
    private final List<TableCheck> checks = new ArrayList<>();
    private final List<NewPolicies.Mask> masks = new ArrayList<>();
    private AlterPolicy.@Nullable Call rowFilter;
    private List<SqlIdentifier> clusterColumns = List.of();
    private @Nullable SqlIdentifier format;
    private @Nullable List<SqlIdentifier> partitionColumns;
    private @Nullable String comment;
    private @Nullable PropertyList properties;
    private @Nullable String location;

    Builder(SqlIdentifier name, IfExists ifExists) {
      this.name = name;
      this.ifExists = ifExists;
    }

    void column(ColumnDefinition column) {
      columns.add(column);
    }

    void rule(ColumnRule rule) {
      if (rules.stream().anyMatch(other -> other.column() == rule.column())) {
        throw ParserErrors.twice(
            "source of the column's values", rule.column().getParserPosition());
      }
      rules.add(rule);
    }

    void mask(SqlIdentifier column, AlterPolicy.Call call) {
      if (masks.stream().anyMatch(other -> other.column() == column)) {
        throw ParserErrors.twice("MASK", call.function().getParserPosition());
      }
      masks.add(new NewPolicies.Mask(column, call));
    }

    void rowFilter(AlterPolicy.Call value) {
      once("WITH ROW FILTER", rowFilter, value.function().getParserPosition());
      rowFilter = value;
    }

    void check(SqlIdentifier check, SqlNode condition) {
      checks.add(new TableCheck(check, condition));
    }

    void clusterBy(SqlNodeList value) {
      clusterColumns = value.getList().stream().map(SqlIdentifier.class::cast).toList();
    }

    void primaryKey(@Nullable SqlIdentifier key, SqlNodeList of, SqlParserPos pos) {
      if (keys.stream().anyMatch(TableKey.PrimaryKey.class::isInstance)) {
        throw ParserErrors.twice("PRIMARY KEY", pos);
      }
      keys.add(TableKey.primary(key, of, pos));
    }

    void foreignKey(
        @Nullable SqlIdentifier key,
        SqlNodeList of,
        SqlIdentifier referenced,
        SqlNodeList referencedColumns,
        SqlParserPos pos) {
      keys.add(TableKey.foreign(key, of, referenced, referencedColumns, pos));
    }

    void using(SqlIdentifier value) {
      once("USING", format, value.getParserPosition());
      if (!value.getSimple().equalsIgnoreCase("delta")) {
        throw ParserErrors.unsupported(
            "USING " + value.getSimple(), "USING DELTA", value.getParserPosition());
      }
      format = value;
    }

    void partitionedBy(SqlNodeList value) {
      once("PARTITIONED BY", partitionColumns, value.getParserPosition());
      partitionColumns = value.getList().stream().map(SqlIdentifier.class::cast).toList();
    }

    void comment(String value, SqlParserPos pos) {
      once("COMMENT", comment, pos);
      comment = value;
    }

    void properties(PropertyList value, SqlParserPos pos) {
      once("TBLPROPERTIES", properties, pos);
      properties = value;
    }

    void location(String value, SqlParserPos pos) {
      once("LOCATION", location, pos);
      location = value;
    }

    private static void once(String clause, @Nullable Object earlier, SqlParserPos pos) {
      if (earlier != null) {
        throw ParserErrors.twice(clause, pos);
      }
    }

    CreateTable build(@Nullable SqlNode query, SqlParserPos pos) {
      if (query == null && columns.isEmpty()) {
        throw ParserErrors.tableWithoutColumns(pos);
      }
      if (query != null && !(columns.isEmpty() && keys.isEmpty())) {
        throw ParserErrors.columnsAndQuery(query.getParserPosition());
      }
      return new CreateTable(pos, this, query);
    }
  }
}
