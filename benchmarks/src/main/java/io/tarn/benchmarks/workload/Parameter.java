// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.workload;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Where a parameter's values come from: whole numbers from 1 on.
 *
 * @param distribution {@code uniform}, {@code zipf} or {@code sequence}
 * @param upTo the largest
 * @param exponent of Zipf's law; 1 if 0
 */
public record Parameter(String distribution, long upTo, double exponent) {
  /** Values in the order they are asked for. */
  public interface Source {
    long next();
  }

  /** A source of its own for one client. */
  public Source source(RandomGenerator random) {
    return switch (distribution.toLowerCase(Locale.ROOT)) {
      case "uniform" -> () -> 1 + random.nextLong(upTo);
      case "zipf" -> new ZipfSource(upTo, exponent == 0 ? 1 : exponent, random);
      case "sequence" ->
          new Source() {
            private long last;

            @Override
            public long next() {
              last = last % upTo + 1;
              return last;
            }
          };
      default ->
          throw new IllegalArgumentException(
              "No distribution is called " + distribution + "; take uniform, zipf or sequence");
    };
  }
}
