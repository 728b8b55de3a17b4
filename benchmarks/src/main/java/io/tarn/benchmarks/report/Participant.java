// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.report;

import java.util.List;

/**
 * A peer as it was in a run.
 *
 * @param name its name in the tables
 * @param version what it is; why it was left out if it was
 * @param tuning its settings
 * @param present whether it took part
 */
public record Participant(String name, String version, List<String> tuning, boolean present) {}
