// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.run;

import io.tarn.benchmarks.machine.Processors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Times several things in turn, each round beginning with another, so that a noisy machine is noisy
 * for all of them. Each has its share of the time: what is slow runs fewer rounds and leaves the
 * others theirs.
 */
final class Alternation {
  /** So many samples are taken of each, however long they take. */
  private static final int AT_LEAST = 3;

  private static final double WARM_UP_SHARE = 0.4;

  private final List<Entry> entries = new ArrayList<>();

  /**
   * Adds one.
   *
   * @param processes that work for it beside this one
   */
  void add(String name, Callable<?> work, List<ProcessHandle> processes) {
    entries.add(new Entry(name, work, processes));
  }

  /**
   * Runs so many rounds of each, or as many as there is time for.
   *
   * @param budget for all, warming up included
   */
  void run(int warmUp, int rounds, Duration budget) throws Exception {
    double share = budget.toMillis() / (double) Math.max(1, entries.size());
    for (int round = 0; round < warmUp; round++) {
      for (Entry entry : from(round)) {
        if (entry.spent < share * WARM_UP_SHARE) {
          entry.spent += time(entry.work);
        }
      }
    }
    for (Entry entry : entries) {
      entry.spent = 0;
      entry.worked = -Processors.of(entry.processes);
    }
    int least = Math.min(rounds, AT_LEAST);
    for (int round = 0; round < rounds; round++) {
      for (Entry entry : from(round)) {
        if (entry.millis.size() < least || entry.spent < share * (1 - WARM_UP_SHARE)) {
          double own = Processors.own();
          double time = time(entry.work);
          entry.worked += Processors.own() - own;
          entry.spent += time;
          entry.millis.add(time);
        }
      }
    }
    entries.forEach(entry -> entry.worked += Processors.of(entry.processes));
  }

  private List<Entry> from(int round) {
    List<Entry> turned = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      turned.add(entries.get((round + i) % entries.size()));
    }
    return turned;
  }

  /** Times in milliseconds of each, in the order measured. */
  Map<String, List<Double>> millis() {
    Map<String, List<Double>> all = new LinkedHashMap<>();
    entries.forEach(entry -> all.put(entry.name, entry.millis));
    return all;
  }

  /** Milliseconds of processors each took for one of its rounds, all its processes together. */
  Map<String, Double> processors() {
    Map<String, Double> all = new LinkedHashMap<>();
    entries.forEach(entry -> all.put(entry.name, entry.worked / entry.millis.size()));
    return all;
  }

  static double time(Callable<?> work) throws Exception {
    long start = System.nanoTime();
    work.call();
    return (System.nanoTime() - start) / 1e6;
  }

  /** One of them. */
  private static final class Entry {
    private final String name;
    private final Callable<?> work;
    private final List<Double> millis = new ArrayList<>();
    private final List<ProcessHandle> processes;
    private double spent;
    private double worked;

    Entry(String name, Callable<?> work, List<ProcessHandle> processes) {
      this.name = name;
      this.work = work;
      this.processes = processes;
    }
  }
}
