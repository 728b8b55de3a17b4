// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import io.tarn.api.IfExists;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * {@code CREATE [OR REPLACE] FUNCTION [IF NOT EXISTS] name(parameter TYPE [DEFAULT value], …)
 * [RETURNS TYPE] [COMMENT 'text'] RETURN expression}.
 */
public final class CreateFunction extends StatementNode {
  private final SqlIdentifier name;
  private final IfExists ifExists;
  private final List<Parameter> parameters;
  private final Optional<SqlDataTypeSpec> returnType;
  private final Optional<String> comment;
  private final SqlNode body;
  private final String bodyText;

  private CreateFunction(SqlParserPos pos, Builder function, SqlNode body, String bodyText) {
    super(pos, "CREATE FUNCTION", List.of(function.name, body));
    this.name = function.name;
    this.ifExists = function.ifExists;
    this.parameters = List.copyOf(function.parameters);
    this.returnType = Optional.ofNullable(function.returnType);
    this.comment = Optional.ofNullable(function.comment);
    this.body = body;
    this.bodyText = bodyText;
  }

  /**
   * @param name its name
   * @param type its type
   * @param defaultValue the value of an argument that is left out
   * @param defaultText the same as it was written
   * @param comment what it is for
   */
  public record Parameter(
      SqlIdentifier name,
      SqlDataTypeSpec type,
      Optional<SqlNode> defaultValue,
      Optional<String> defaultText,
      Optional<String> comment) {}

  public SqlIdentifier name() {
    return name;
  }

  public IfExists ifExists() {
    return ifExists;
  }

  public List<Parameter> parameters() {
    return parameters;
  }

  /** The type after RETURNS; absent if the body's is meant. */
  public Optional<SqlDataTypeSpec> returnType() {
    return returnType;
  }

  public Optional<String> comment() {
    return comment;
  }

  /** The expression after RETURN. */
  public SqlNode body() {
    return body;
  }

  /** The same as it was written, to be stored. */
  public String bodyText() {
    return bodyText;
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.createFunction(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    IfExistsClause.unparse(writer, ifExists, "FUNCTION");
    name.unparse(writer, 0, 0);
    SqlWriter.Frame frame = writer.startList("(", ")");
    for (Parameter parameter : parameters) {
      writer.sep(",");
      parameter.name().unparse(writer, 0, 0);
      parameter.type().getTypeNameSpec().unparse(writer, 0, 0);
      parameter
          .defaultValue()
          .ifPresent(
              value -> {
                writer.keyword("DEFAULT");
                value.unparse(writer, 0, 0);
              });
      Literals.unparseComment(writer, parameter.comment());
    }
    writer.endList(frame);
    returnType.ifPresent(
        type -> {
          writer.keyword("RETURNS");
          type.getTypeNameSpec().unparse(writer, 0, 0);
        });
    Literals.unparseComment(writer, comment);
    writer.keyword("RETURN");
    if (body.isA(SqlKind.QUERY)) {
      SqlWriter.Frame query = writer.startList("", "");
      body.unparse(writer, 0, 0);
      writer.endList(query);
    } else {
      body.unparse(writer, 0, 0);
    }
  }

  /** Gathers the parts as the grammar meets them. */
  static final class Builder {
    private final SqlIdentifier name;
    private final IfExists ifExists;
    private final List<Parameter> parameters = new ArrayList<>();
    private @Nullable SqlDataTypeSpec returnType;
    private @Nullable String comment;

    Builder(SqlIdentifier name, IfExists ifExists) {
      this.name = name;
      this.ifExists = ifExists;
    }

    void parameter(
        SqlIdentifier parameter,
        SqlDataTypeSpec type,
        @Nullable SqlNode value,
        @Nullable String text,
        @Nullable String about) {
      parameters.add(
          new Parameter(
              parameter,
              type,
              Optional.ofNullable(value),
              Optional.ofNullable(text),
              Optional.ofNullable(about)));
    }

    void returns(SqlDataTypeSpec type) {
      returnType = type;
    }

    void comment(String value, SqlParserPos pos) {
      if (comment != null) {
        throw ParserErrors.twice("COMMENT", pos);
      }
      comment = value;
    }

    CreateFunction build(SqlNode body, String text, SqlParserPos pos) {
      return new CreateFunction(pos, this, body, text);
    }
  }
}
