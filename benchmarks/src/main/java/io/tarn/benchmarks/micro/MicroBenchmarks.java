// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.micro;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the micro-benchmarks of this package. */
public final class MicroBenchmarks {
  /** What Arrow needs of the JVM. */
  private static final String OPENS = "--add-opens=java.base/java.nio=ALL-UNNAMED";

  private MicroBenchmarks() {}

  /** In a JVM of their own, warmed up, five seconds of samples. */
  public static Collection<RunResult> measured() throws RunnerException {
    return run(
        options()
            .forks(1)
            .jvmArgs("-Xmx1g", OPENS)
            .warmupIterations(5)
            .warmupTime(TimeValue.seconds(2))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(1)));
  }

  /** Once each, in this JVM: whether they work. Its times mean nothing. */
  public static Collection<RunResult> once() throws RunnerException {
    return run(
        options()
            .forks(0)
            .param("copies", "1")
            .param("query", "1")
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(1)));
  }

  private static ChainedOptionsBuilder options() {
    return new OptionsBuilder()
        .include(MicroBenchmarks.class.getPackageName() + "\\.\\w+Benchmark\\.")
        .shouldFailOnError(true);
  }

  private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
    return new Runner(options.build()).run();
  }
}
