// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import java.util.List;
import java.util.Map;

/** The value of one {@code SqlInfo}: the members of the union Flight SQL defines for it. */
sealed interface SqlInfoValue {
  /** Position of the value's kind in the union. */
  byte member();

  record Text(String value) implements SqlInfoValue {
    @Override
    public byte member() {
      return 0;
    }
  }

  record Flag(boolean value) implements SqlInfoValue {
    @Override
    public byte member() {
      return 1;
    }
  }

  record Whole(long value) implements SqlInfoValue {
    @Override
    public byte member() {
      return 2;
    }
  }

  record Bits(int value) implements SqlInfoValue {
    @Override
    public byte member() {
      return 3;
    }
  }

  record Texts(List<String> values) implements SqlInfoValue {
    public Texts {
      values = List.copyOf(values);
    }

    @Override
    public byte member() {
      return 4;
    }
  }

  record Conversions(Map<Integer, List<Integer>> values) implements SqlInfoValue {
    public Conversions {
      values = Map.copyOf(values);
    }

    @Override
    public byte member() {
      return 5;
    }
  }
}
