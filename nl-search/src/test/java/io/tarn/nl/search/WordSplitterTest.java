// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordSplitterTest {
  private final WordSplitter splitter = WordSplitter.english();

  @Test
  void namesArePartedAtCaseUnderscoreAndDigit() {
    check("birthPlace", "birth", "place");
    check("Customer_First-Name", "customer", "first", "name");
    check("HTTPServerPort", "http", "server", "port");
    check("address2", "address", "2");
    check("line item", "line", "item");
  }

  @Test
  void abbreviationsAreSpelledOut() {
    check("dept_no", "department", "number");
    check("custAcctBal", "customer", "account", "balance");
    check("emp_fname", "employee", "first", "name");
  }

  @Test
  void wordsRunTogetherAreParted() {
    check("orderdate", "order", "date");
    check("customerid", "customer", "identifier");
    check("shipmentnumber", "shipment", "number");
  }

  @Test
  void knownAndUnknownWordsStayWhole() {
    check("department", "department");
    check("xqzzy", "xqzzy");
    check("");
  }

  @Test
  void sentencesKeepTheirWords() {
    assertThat(splitter.text("Who's in dept 7?")).containsExactly("who", "s", "in", "dept", "7");
  }

  private void check(String name, String... words) {
    assertThat(splitter.name(name)).containsExactly(words);
  }
}
