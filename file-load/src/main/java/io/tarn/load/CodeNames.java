// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Knows columns by name whose digits are codes: nobody adds up postal codes. */
final class CodeNames {
  private static final Set<String> CODES =
      Set.of(
          "zip",
          "zipcode",
          "postcode",
          "postal",
          "plz",
          "phone",
          "telephone",
          "tel",
          "fax",
          "ssn",
          "isbn",
          "ean",
          "iban",
          "upc",
          "barcode",
          "gtin");
  private static final Set<String> SUFFIXES = Set.of("code", "number", "no", "nr", "num");

  private CodeNames() {}

  /** Whether a column of that name holds codes, such as {@code pickup_zip} or {@code PhoneNo}. */
  static boolean isCode(String column) {
    List<String> words =
        List.of(
            column
                .replaceAll("(\\p{Ll})(\\p{Lu})", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .split("[^\\p{L}\\p{N}]+"));
    int last = words.size() - 1;
    if (last > 0 && SUFFIXES.contains(words.get(last))) {
      last--;
    }
    return CODES.contains(words.get(last));
  }
}
