// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.workload;

import java.util.List;

/**
 * What connecting takes, and what connections cost that do nothing.
 *
 * @param rounds connections that are timed from nothing to their first row
 * @param idle connections that are open at the same time
 */
public record Connections(
    String name, String title, List<String> peers, List<Asked> asked, int rounds, int idle)
    implements Workload {}
