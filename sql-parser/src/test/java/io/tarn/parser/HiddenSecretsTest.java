// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenSecretsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "create user bob password 's3cret'",
        "CREATE USER IF NOT EXISTS bob PASSWORD 's3cret'",
        "alter user bob set password \"s3cret\"",
        "alter user `bob` password s3cret",
        "alter/* x */user--y\n bob pasword 's3cret'",
        "alter\tuser bob password 's3cret",
        "select 1; alter user bob password 's3cret'",
        "create\nuser bob 's3cret' password 's3cret'",
        "ALTER USER \"bob\" PASSWORD 's3cret'"
      })
  void passwordsAreHiddenAlsoInStatementsWithMistakes(String sql) {
    assertThat(HiddenSecrets.may(sql)).isTrue();
    assertThat(HiddenSecrets.in(sql)).doesNotContain("s3cret").endsWith("'***'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'password' from t",
        "create table users (password string default 's3cret')",
        "alter table user add column password string comment 's3cret'",
        "create view v as select user, 's3cret'",
        "drop user bob",
        "alter",
        "create /* never ends",
        ""
      })
  void otherStatementsStayAsTheyAre(String sql) {
    assertThat(HiddenSecrets.in(sql)).isEqualTo(sql);
  }
}
