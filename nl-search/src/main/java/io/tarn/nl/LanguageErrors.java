// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;

/** What is said when a question has no answer. */
final class LanguageErrors {
  private LanguageErrors() {}

  static WarehouseException notAnswered(String reason) {
    return WarehouseException.of(
        ErrorCode.QUESTION_NOT_ANSWERED, "The question cannot be answered: " + reason);
  }

  static WarehouseException noTables() {
    return notAnswered(
        "none of the tables you may see has anything to do with it. SEARCH 'words' shows what there"
            + " is.");
  }

  static WarehouseException unsure(String reading, double confidence) {
    return notAnswered(
        String.format(
            java.util.Locale.ROOT,
            "it was read as \"%s\", which is too unsure (%.2f). Ask in other words, or name the"
                + " table or schema.",
            reading,
            confidence));
  }
}
