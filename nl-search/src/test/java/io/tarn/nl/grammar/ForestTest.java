// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForestTest {
  @Test
  void addsTheAnswersOfItsTrees() {
    Forest forest =
        new Forest(List.of("size<2.0\t=0.5\tage<1.0\t=1.0\t=2.0", "age<3.0\t=10.0\t=20.0"));
    assertThat(forest.score(Map.of("size", 1d))).isEqualTo(10.5);
    assertThat(forest.score(Map.of("size", 2d))).isEqualTo(11);
    assertThat(forest.score(Map.of("size", 2d, "age", 3d))).isEqualTo(22);
    assertThat(Forest.NONE.score(Map.of("size", 1d))).isZero();
  }

  @Test
  void learnsWhatNoSumOfFeaturesTells() {
    List<Map<String, Double>> rows = new ArrayList<>();
    List<Double> wanted = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      double a = i % 2;
      double b = i / 2 % 2;
      rows.add(Map.of("a", a, "b", b, "noise", i * 7 % 13 / 13d));
      wanted.add(a == b ? 1d : -1d);
    }
    double[] scores = new double[rows.size()];
    List<String> lines =
        new Boosting(new Boosting.Options(150, 3, 0.2, 1, 1), rows, Set.of("a", "b", "noise"))
            .grow(
                scores,
                (now, slope, bend) -> {
                  for (int i = 0; i < now.length; i++) {
                    slope[i] = wanted.get(i) - now[i];
                    bend[i] = 1;
                  }
                });
    Forest forest = new Forest(lines);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(scores[i]).isCloseTo(wanted.get(i), within(0.2));
      assertThat(forest.score(rows.get(i))).isCloseTo(scores[i], within(1e-9));
    }
  }
}
