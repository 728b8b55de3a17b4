// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The nearest names are offered, and only near ones. */
class NameRulesTest {
  private static final List<String> NAMES =
      List.of("customers", "customer_address", "orders", "ORDER_ITEMS", "x");

  @ParameterizedTest
  @CsvSource({
    "custmers,customers",
    "CUSTOMERS,customers",
    "order,orders",
    "order_item,ORDER_ITEMS"
  })
  void theNearestIsOffered(String wanted, String expected) {
    assertThat(NameRules.similar(wanted, NAMES)).startsWith(expected);
  }

  @Test
  void nothingIsOfferedWhenNothingIsNear() {
    assertThat(NameRules.similar("shipments", NAMES)).isEmpty();
    assertThat(NameRules.similar("", List.of())).isEmpty();
  }

  @Test
  void atMostThreeAreOffered() {
    assertThat(NameRules.similar("aa", List.of("ab", "ac", "ad", "ae")))
        .containsExactly("ab", "ac", "ad");
  }
}
