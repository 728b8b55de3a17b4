// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import io.tarn.api.IfExists;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code OR REPLACE} and {@code IF NOT EXISTS}, of which a statement has at most one. */
final class IfExistsClause {
  private IfExistsClause() {}

  static IfExists of(boolean orReplace, boolean ifNotExists, SqlParserPos pos) {
    if (orReplace && ifNotExists) {
      throw ParserErrors.replaceIfNotExists(pos);
    }
    if (orReplace) {
      return IfExists.REPLACE;
    }
    return ifNotExists ? IfExists.IGNORE : IfExists.FAIL;
  }

  static void unparse(SqlWriter writer, IfExists ifExists, String kind) {
    writer.keyword(ifExists == IfExists.REPLACE ? "CREATE OR REPLACE" : "CREATE");
    writer.keyword(kind);
    if (ifExists == IfExists.IGNORE) {
      writer.keyword("IF NOT EXISTS");
    }
  }
}
