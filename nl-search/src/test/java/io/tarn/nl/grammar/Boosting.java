// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Grows the trees of a {@link Forest}, each against what those before it leave wrong. */
final class Boosting {
  private static final int BINS = 24;
  private final Options options;
  private final List<String> names;
  private final int rows;
  private final byte[][] bins;
  private final double[][] limits;
  private final double[] slope;
  private final double[] bend;
  private final Random random = new Random(7);

  /** How many trees grow, how deep, and how careful they are. */
  record Options(int trees, int depth, double rate, double leastBend, double shrink) {}

  /** What a score's loss falls by (slope), and how fast that changes (bend), at some scores. */
  interface Loss {
    void at(double[] scores, double[] slope, double[] bend);
  }

  Boosting(Options options, List<Map<String, Double>> rows, Set<String> names) {
    this.options = options;
    this.names = List.copyOf(new TreeSet<>(names));
    this.rows = rows.size();
    this.slope = new double[this.rows];
    this.bend = new double[this.rows];
    this.bins = new byte[this.names.size()][this.rows];
    this.limits = new double[this.names.size()][];
    for (int f = 0; f < this.names.size(); f++) {
      String name = this.names.get(f);
      double[] values = new double[this.rows];
      for (int row = 0; row < this.rows; row++) {
        values[row] = rows.get(row).getOrDefault(name, 0d);
      }
      limits[f] = limits(values);
      for (int row = 0; row < this.rows; row++) {
        int found = Arrays.binarySearch(limits[f], values[row]);
        bins[f][row] = (byte) (found >= 0 ? found + 1 : -found - 1);
      }
    }
  }

  /** Values that cut a feature into parts of like size. */
  private static double[] limits(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    TreeSet<Double> cuts = new TreeSet<>();
    double[] different = Arrays.stream(sorted).distinct().toArray();
    for (int i = 1; i < BINS; i++) {
      double[] from = different.length <= BINS ? different : sorted;
      double value = from[(int) ((long) from.length * i / BINS)];
      if (value > sorted[0]) {
        cuts.add(value);
      }
    }
    if (different.length <= BINS) {
      for (int i = 1; i < different.length; i++) {
        cuts.add(different[i]);
      }
    }
    return cuts.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The trees as lines of a forest; scores start where given and end with what the trees add. */
  List<String> grow(double[] scores, Loss loss) {
    List<String> lines = new ArrayList<>();
    for (int tree = 0; tree < options.trees(); tree++) {
      loss.at(scores, slope, bend);
      int[] features =
          random.ints(0, names.size()).distinct().limit((names.size() + 1) / 2).sorted().toArray();
      int[] all = new int[rows];
      int[] some = new int[rows];
      int count = 0;
      for (int row = 0; row < rows; row++) {
        all[row] = row;
        if (random.nextInt(10) < 7) {
          some[count++] = row;
        }
      }
      StringBuilder line = new StringBuilder();
      node(line, Arrays.copyOf(some, count), all, features, options.depth(), scores);
      lines.add(line.toString());
    }
    return lines;
  }

  private record Split(int feature, int bin, double gain) {}

  /** Writes a node learned from some rows, and adds its answers to the scores of all its rows. */
  private void node(
      StringBuilder line, int[] some, int[] all, int[] features, int depth, double[] scores) {
    double slopes = 0;
    double bends = 0;
    for (int row : some) {
      slopes += slope[row];
      bends += bend[row];
    }
    Split best = new Split(-1, 0, 1e-3);
    if (depth > 0) {
      for (int feature : features) {
        best = split(feature, some, slopes, bends, best);
      }
    }
    if (best.feature() < 0) {
      double answer = options.rate() * slopes / (bends + options.shrink());
      answer = Math.round(answer * 1e4) / 1e4;
      for (int row : all) {
        scores[row] += answer;
      }
      line.append('=').append(answer);
      return;
    }
    double limit = limits[best.feature()][best.bin()];
    line.append(names.get(best.feature())).append('<');
    line.append(String.format(Locale.ROOT, "%s", limit)).append('\t');
    node(line, side(some, best, true), side(all, best, true), features, depth - 1, scores);
    line.append('\t');
    node(line, side(some, best, false), side(all, best, false), features, depth - 1, scores);
  }

  private int[] side(int[] from, Split split, boolean low) {
    byte[] bin = bins[split.feature()];
    return Arrays.stream(from).filter(row -> (bin[row] <= split.bin()) == low).toArray();
  }

  private Split split(int feature, int[] some, double slopes, double bends, Split before) {
    int count = limits[feature].length + 1;
    double[] slopeOf = new double[count];
    double[] bendOf = new double[count];
    byte[] bin = bins[feature];
    for (int row : some) {
      slopeOf[bin[row]] += slope[row];
      bendOf[bin[row]] += bend[row];
    }
    Split best = before;
    double whole = slopes * slopes / (bends + options.shrink());
    double lowSlope = 0;
    double lowBend = 0;
    for (int i = 0; i < count - 1; i++) {
      lowSlope += slopeOf[i];
      lowBend += bendOf[i];
      double highSlope = slopes - lowSlope;
      double highBend = bends - lowBend;
      if (lowBend >= options.leastBend() && highBend >= options.leastBend()) {
        double gain =
            lowSlope * lowSlope / (lowBend + options.shrink())
                + highSlope * highSlope / (highBend + options.shrink())
                - whole;
        if (gain > best.gain()) {
          best = new Split(feature, i, gain);
        }
      }
    }
    return best;
  }
}
