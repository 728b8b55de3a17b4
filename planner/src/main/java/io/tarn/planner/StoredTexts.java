// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.Quoting;
import io.tarn.parser.StatementParser;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.jspecify.annotations.Nullable;

/**
 * Parses texts that the catalog holds: views, bodies of functions, arguments of policies. They come
 * again with every statement over the same tables, so the trees are kept and copies given out. Safe
 * for many threads.
 */
final class StoredTexts {
  /** Characters that all kept texts may have together: a tree takes far more than its text. */
  private static final int MOST_CHARACTERS = 200_000;

  private static final StoredTexts INSTANCE = new StoredTexts(MOST_CHARACTERS);

  private record Key(String sql, Quoting quoting) {}

  private final StatementParser parser = new StatementParser();
  private final Map<Key, SqlNode> parsed = new LinkedHashMap<>(64, 0.75f, true);
  private final int mostCharacters;
  private int characters;

  StoredTexts(int mostCharacters) {
    this.mostCharacters = mostCharacters;
  }

  /**
   * A whole query.
   *
   * @throws io.tarn.api.WarehouseException as {@link StatementParser#parse}
   */
  static SqlNode query(String sql, Quoting quoting) {
    return INSTANCE.parse(sql, quoting);
  }

  /**
   * An expression, as it may stand behind SELECT.
   *
   * @throws io.tarn.api.WarehouseException as {@link StatementParser#parse}
   */
  static SqlNode expression(String sql, Quoting quoting) {
    return ((SqlSelect) query("SELECT " + sql, quoting)).getSelectList().get(0);
  }

  SqlNode parse(String sql, Quoting quoting) {
    Key key = new Key(sql, quoting);
    @Nullable SqlNode known = known(key);
    if (known == null) {
      known = parser.parse(sql, quoting);
      keep(key, known);
    }
    return DeepCopy.of(known);
  }

  private synchronized @Nullable SqlNode known(Key key) {
    return parsed.get(key);
  }

  private synchronized void keep(Key key, SqlNode tree) {
    if (key.sql().length() > mostCharacters || parsed.putIfAbsent(key, tree) != null) {
      return;
    }
    characters += key.sql().length();
    Iterator<Key> eldest = parsed.keySet().iterator();
    while (characters > mostCharacters) {
      characters -= eldest.next().sql().length();
      eldest.remove();
    }
  }

  /** How many texts are kept. */
  synchronized int size() {
    return parsed.size();
  }
}
