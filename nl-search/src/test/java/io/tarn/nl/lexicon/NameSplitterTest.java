// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameSplitterTest {
  private static final NameSplitter SPLITTER =
      new NameSplitter(Thesaurus.load(), new Abbreviations());

  @ParameterizedTest
  @CsvSource({
    "dept_no, department number",
    "birthPlace, birth place",
    "HTTPServerPort, http server port",
    "sportname, sport name",
    "orderdate, order date",
    "fname, first name",
    "capacity, capacity",
    "addr2, address 2"
  })
  void writesNamesOutInWords(String name, String words) {
    assertThat(String.join(" ", SPLITTER.words(name))).isEqualTo(words);
  }
}
