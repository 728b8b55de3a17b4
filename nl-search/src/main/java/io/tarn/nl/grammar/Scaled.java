// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import io.tarn.nl.lexicon.Cue;
import java.math.BigDecimal;

/** A number with “thousand” or “million” after it, and where it ends. */
record Scaled(String text, int end) {
  static Scaled at(Reader reader, int at) {
    Item item = reader.at(at);
    BigDecimal number = item.number();
    if (number == null) {
      return new Scaled(item.text(), at + 1);
    }
    int end = at + 1;
    Item unit = reader.at(end);
    int zeros = unit.is(Cue.THOUSAND) ? 3 : unit.is(Cue.MILLION) ? 6 : unit.is(Cue.BILLION) ? 9 : 0;
    if (unit.lower().equals("hundred")) {
      zeros = 2;
    }
    if (zeros > 0) {
      end++;
    }
    if (!reader.at(end).isEnd() && (reader.at(end).isMark("%") || isUnit(reader.at(end)))) {
      end++;
    }
    return new Scaled(number.scaleByPowerOfTen(zeros).toPlainString(), end);
  }

  private static boolean isUnit(Item item) {
    return item.links().isEmpty()
        && (item.lower().equals("dollars")
            || item.lower().equals("usd")
            || item.lower().equals("percent")
            || item.lower().equals("times"));
  }
}
