// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Key-value pairs in the order written; a key may come once. */
final class PropertyList {
  private final Map<String, String> values = new LinkedHashMap<>();

  void add(String key, String value, SqlParserPos pos) {
    if (values.putIfAbsent(key, value) != null) {
      throw ParserErrors.twice("key '" + key + "'", pos);
    }
  }

  Map<String, String> asMap() {
    return Collections.unmodifiableMap(values);
  }
}
