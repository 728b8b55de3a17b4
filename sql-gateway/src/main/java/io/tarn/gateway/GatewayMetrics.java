// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tarn.api.QueryState;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.arrow.flight.FlightMethod;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.memory.BufferAllocator;

/** What {@code /metrics} shows. Made once and given to both doors; labels never carry user data. */
public final class GatewayMetrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
  private final Counter refused;

  public GatewayMetrics(BufferAllocator allocator) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    garbageCollection.bindTo(registry);
    gauge("tarn_arrow_allocated_bytes", "Arrow memory in use", allocator::getAllocatedMemory);
    gauge(
        "tarn_arrow_peak_bytes",
        "Most Arrow memory ever in use",
        allocator::getPeakMemoryAllocation);
    refused =
        Counter.builder("tarn_flight_calls_refused")
            .description("Calls turned away for their credentials or session options")
            .register(registry);
  }

  /**
   * Adds a value that is read whenever metrics are.
   *
   * @param name snake case, with the unit as its last word
   */
  public void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).strongReference(true).register(registry);
  }

  void statements(QueryState state, Supplier<Number> count) {
    Gauge.builder("tarn_statements_open", count)
        .description("Statements that came through this door and have not ended")
        .tag("state", label(state))
        .strongReference(true)
        .register(registry);
  }

  void statementEnded(QueryState state) {
    registry.counter("tarn_statements_ended", "state", label(state)).increment();
  }

  void callEnded(FlightMethod method, FlightStatusCode status, long nanos) {
    Timer.builder("tarn_flight_call")
        .description("Time a Flight call took, streaming included")
        .tag("method", label(method))
        .tag("status", label(status))
        .register(registry)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  void callRefused() {
    refused.increment();
  }

  /** All of it in Prometheus' text form. */
  String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
