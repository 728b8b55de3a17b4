// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * {@code COPY INTO table FROM 'path' | (SELECT items FROM 'path') FILEFORMAT = CSV|JSON|PARQUET
 * [FILES = ('name', …) | PATTERN = 'glob'] [FORMAT_OPTIONS (…)] [COPY_OPTIONS (…)]}.
 */
public final class CopyInto extends StatementNode {
  /** What the files hold. */
  public enum Format {
    CSV,
    JSON,
    PARQUET
  }

  private final SqlIdentifier target;
  private final String path;
  private final Optional<SqlNodeList> selectList;
  private final Format format;
  private final List<String> files;
  private final Optional<String> pattern;
  private final Map<String, String> formatOptions;
  private final Map<String, String> copyOptions;

  private CopyInto(SqlParserPos pos, Builder copy, String path, Format format) {
    super(
        pos,
        "COPY INTO",
        copy.selectList == null ? List.of(copy.target) : List.of(copy.target, copy.selectList));
    this.target = copy.target;
    this.path = path;
    this.selectList = Optional.ofNullable(copy.selectList);
    this.format = format;
    this.files = copy.files == null ? List.of() : List.copyOf(copy.files);
    this.pattern = Optional.ofNullable(copy.pattern);
    this.formatOptions = copy.formatOptions == null ? Map.of() : copy.formatOptions.asMap();
    this.copyOptions = copy.copyOptions == null ? Map.of() : copy.copyOptions.asMap();
  }

  public SqlIdentifier target() {
    return target;
  }

  /** A directory or a file. */
  public String path() {
    return path;
  }

  /** Expressions over the files' columns, if they were given. */
  public Optional<SqlNodeList> selectList() {
    return selectList;
  }

  public Format format() {
    return format;
  }

  /** Names below the path; empty for all. Given only without {@link #pattern}. */
  public List<String> files() {
    return files;
  }

  /** A glob that names below the path must match. */
  public Optional<String> pattern() {
    return pattern;
  }

  /** How to read the files, such as {@code header}; keys as written. */
  public Map<String, String> formatOptions() {
    return formatOptions;
  }

  /** How to load, such as {@code force}; keys as written. */
  public Map<String, String> copyOptions() {
    return copyOptions;
  }

  @Override
  public <R> R visit(StatementVisitor<R> visitor) {
    return visitor.copyInto(this);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("COPY INTO");
    target.unparse(writer, 0, 0);
    writer.keyword("FROM");
    if (selectList.isPresent()) {
      writer.keyword("(SELECT");
      selectList.get().unparse(writer, 0, 0);
      writer.keyword("FROM");
      writer.literal(Literals.quote(path) + ")");
    } else {
      Literals.unparse(writer, path);
    }
    writer.keyword("FILEFORMAT = " + format);
    if (!files.isEmpty()) {
      writer.keyword("FILES =");
      Literals.unparse(writer, files);
    }
    if (pattern.isPresent()) {
      writer.keyword("PATTERN =");
      Literals.unparse(writer, pattern.get());
    }
    unparse(writer, "FORMAT_OPTIONS", formatOptions);
    unparse(writer, "COPY_OPTIONS", copyOptions);
  }

  private static void unparse(SqlWriter writer, String clause, Map<String, String> options) {
    if (!options.isEmpty()) {
      writer.keyword(clause);
      Literals.unparse(writer, options);
    }
  }

  /** Gathers the parts as the grammar meets them. */
  static final class Builder {
    private final SqlIdentifier target;
    private @Nullable String path;
    private @Nullable SqlNodeList selectList;
    private @Nullable Format format;
    private @Nullable List<String> files;
    private @Nullable String pattern;
    private @Nullable PropertyList formatOptions;
    private @Nullable PropertyList copyOptions;

    Builder(SqlIdentifier target) {
      this.target = target;
    }

    void from(String value) {
      path = value;
    }

    void select(SqlNodeList items) {
      selectList = items;
    }

    void format(SqlIdentifier name) {
      try {
        format = Format.valueOf(name.getSimple().toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw ParserErrors.unsupported(
            "FILEFORMAT = " + name.getSimple(), "CSV, JSON or PARQUET", name.getParserPosition());
      }
    }

    void files(List<String> names, SqlParserPos pos) {
      once("FILES", files, pos);
      files = names;
    }

    void pattern(String glob, SqlParserPos pos) {
      once("PATTERN", pattern, pos);
      pattern = glob;
    }

    void formatOptions(PropertyList options, SqlParserPos pos) {
      once("FORMAT_OPTIONS", formatOptions, pos);
      formatOptions = options;
    }

    void copyOptions(PropertyList options, SqlParserPos pos) {
      once("COPY_OPTIONS", copyOptions, pos);
      copyOptions = options;
    }

    private static void once(String clause, @Nullable Object earlier, SqlParserPos pos) {
      if (earlier != null) {
        throw ParserErrors.twice(clause, pos);
      }
    }

    CopyInto build(SqlParserPos pos) {
      if (path == null || format == null) {
        throw new IllegalStateException("the grammar asks for a path and a format");
      }
      if (files != null && pattern != null) {
        throw ParserErrors.filesAndPattern(pos);
      }
      return new CopyInto(pos, this, path, format);
    }
  }
}
