// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.report;

/**
 * A figure that was asked for and what became of it.
 *
 * @param workload name of the workload
 * @param asked the figure and its limit, in words
 * @param value what was measured
 * @param met whether it is as asked
 */
public record Verdict(String workload, String asked, double value, boolean met) {}
