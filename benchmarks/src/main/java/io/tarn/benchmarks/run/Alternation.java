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
    double millis = budget.toNanos() / 1e6;
    phase(warmUp, 0, millis * WARM_UP_SHARE);
    for (Entry entry : entries) {
      entry.millis.clear();
      entry.worked = 0;
      entry.before = Processors.now(entry.processes);
    }
    phase(rounds, Math.min(rounds, AT_LEAST), millis * (1 - WARM_UP_SHARE));
    for (Entry entry : entries) {
      entry.worked += Processors.since(entry.before, entry.processes);
    }
  }

  /** What one does not need of its share is shared out among those that do. */
  private void phase(int rounds, int least, double budget) throws Exception {
    double left = budget;
    double used = budget;
    entries.forEach(entry -> entry.allowed = 0);
    List<Entry> pending = List.copyOf(entries);
    while (!pending.isEmpty() && used > 0 && left > budget / 100) {
      for (Entry entry : pending) {
        entry.allowed += left / pending.size();
      }
      used = rounds(rounds, least);
      left -= used;
      pending = entries.stream().filter(entry -> entry.millis.size() < rounds).toList();
    }
  }

  /** Goes on until each has run all rounds or used up what it is allowed; gives what was used. */
  private double rounds(int rounds, int least) throws Exception {
    double used = 0;
    for (int round = 0; entries.stream().anyMatch(entry -> entry.goesOn(rounds, least)); round++) {
      for (Entry entry : from(round)) {
        if (entry.goesOn(rounds, least)) {
          used += entry.once();
        }
      }
    }
    return used;
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
    private double allowed;
    private double worked;
    private Map<Long, Double> before = Map.of();

    Entry(String name, Callable<?> work, List<ProcessHandle> processes) {
      this.name = name;
      this.work = work;
      this.processes = processes;
    }

    boolean goesOn(int rounds, int least) {
      return millis.size() < rounds && (allowed > 0 || millis.size() < least);
    }

    double once() throws Exception {
      double own = Processors.own();
      double time = time(work);
      worked += Processors.own() - own;
      allowed -= time;
      millis.add(time);
      return time;
    }
  }
}
