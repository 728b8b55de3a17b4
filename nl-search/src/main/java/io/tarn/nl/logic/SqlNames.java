// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.logic;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names and values as Spark SQL has them. */
final class SqlNames {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> RESERVED =
      Set.of(
          ("abs all allocate alter and any are array as asymmetric at avg begin between bigint"
                  + " binary blob boolean both by call cardinality case cast ceil char character"
                  + " check classifier clob close coalesce collate collect column commit condition"
                  + " connect constraint contains convert corr count create cross cube current"
                  + " cursor cycle date datetime day deallocate dec decimal declare default define"
                  + " delete describe deterministic disconnect distinct double drop dynamic each"
                  + " element else empty end equals escape every except exec execute exists exp"
                  + " explain external extract false fetch filter first float floor for foreign"
                  + " frame free from full function fusion get global grant group grouping groups"
                  + " having hold hour identity import in index indicator initial inner inout"
                  + " insensitive insert int integer intersect intersection interval into is join"
                  + " lag language large last lateral lead leading leave left like limit ln local"
                  + " lower match matches max measure member merge method min minus minute mod"
                  + " modifies module month multiset national natural new next no none normalize"
                  + " not null nullif numeric of offset old omit on one only open or order out"
                  + " outer over overlaps overlay parameter partition pattern per percent period"
                  + " permute portion position power precedes precision prepare previous primary"
                  + " procedure qualify range rank reads real recursive ref references regr_count"
                  + " release reset result return returns revoke right rollback rollup row rows"
                  + " running savepoint scope scroll search second seek select sensitive session"
                  + " set show similar skip smallint some specific sql sqrt start static stream"
                  + " subset substring succeeds sum symmetric system table tablesample then time"
                  + " timestamp tinyint to trailing translate treat trigger trim true truncate"
                  + " uescape union unique unknown unnest until update upper upsert user using uuid"
                  + " value values varbinary varchar variant varying versioning view when whenever"
                  + " where width window with within without year anti semi")
              .split(" ", -1));

  private SqlNames() {}

  /** A name, in backquotes when it needs them. */
  static String quoted(String name) {
    if (PLAIN.matcher(name).matches() && !RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
      return name;
    }
    return '`' + name.replace("`", "``") + '`';
  }

  static String literal(Constant constant) {
    return switch (constant.type()) {
      case INTEGER, DECIMAL -> constant.text();
      case BOOLEAN -> constant.text().toUpperCase(Locale.ROOT);
      case DATE -> "DATE " + text(constant.text());
      case TIMESTAMP -> "TIMESTAMP " + text(constant.text());
      case TEXT -> text(constant.text());
    };
  }

  /** A text with what would end or escape it made harmless. */
  static String text(String value) {
    return '\'' + value.replace("\\", "\\\\").replace("'", "''") + '\'';
  }
}
