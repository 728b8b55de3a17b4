// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLFeatureNotSupportedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapeSyntaxTest {
  private static ScriptedServer server;
  private static Connection connection;

  @BeforeAll
  static void start() throws Exception {
    server = new ScriptedServer();
    connection = server.connect();
  }

  @AfterAll
  static void stop() throws Exception {
    connection.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "select 1 | select 1",
        "{d '2024-01-31'} | DATE '2024-01-31'",
        "{ts '2024-01-31 10:11:12.5'} | TIMESTAMP '2024-01-31 10:11:12.5'",
        "{ t '10:11:12' } | TIME '10:11:12'",
        "{fn UCASE(name)} | UCASE(name)",
        "{fn concat({fn lcase('}')}, x)} | concat(lcase('}'), x)",
        "{fn CONVERT(x, SQL_INTEGER)} | CAST(x AS INT)",
        "{fn convert(a + 1, VARCHAR)} | CAST(a + 1 AS STRING)",
        "{fn TIMESTAMPADD(SQL_TSI_DAY, 1, t)} | TIMESTAMPADD(DAY, 1, t)",
        "{fn USER()} | current_user()",
        "{oj a LEFT OUTER JOIN b ON a.x = b.x} | a LEFT OUTER JOIN b ON a.x = b.x",
        "x LIKE 'a!_' {escape '!'} | x LIKE 'a!_' ESCAPE '!'",
        "select 1 {limit 5 offset 2} | select 1 LIMIT 5 offset 2",
        "'{d x}' | '{d x}'",
        "'it''s {d x}' | 'it''s {d x}'",
        "'it\\'s {d x}' {d '2024-01-01'} | 'it\\'s {d x}' DATE '2024-01-01'",
        "`{d x}` \"{d x}\" | `{d x}` \"{d x}\"",
        "-- {d x} | -- {d x}",
        "/* {d x} */ {d 'y'} | /* {d x} */ DATE 'y'",
        "a - b / c {d 'y'} | a - b / c DATE 'y'",
        "{unknown x} | {unknown x}",
        "{d 'x' | {d 'x'",
        "} { | } {",
        "'open {d | 'open {d",
      })
  void translates(String sql, String expected) throws Exception {
    assertThat(connection.nativeSQL(sql)).isEqualTo(expected);
  }

  @Test
  void refusesProcedures() {
    assertThatThrownBy(() -> connection.nativeSQL("{call p(1)}"))
        .isInstanceOf(SQLFeatureNotSupportedException.class);
    assertThatThrownBy(() -> connection.nativeSQL("{? = call p(1)}"))
        .isInstanceOf(SQLFeatureNotSupportedException.class);
  }
}
