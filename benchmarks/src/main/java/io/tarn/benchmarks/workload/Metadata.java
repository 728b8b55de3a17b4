// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.workload;

import java.util.List;

/**
 * What a client asks about names when there are many.
 *
 * @param tables numbers of tables in one schema, one measurement each
 * @param columns of each table
 * @param rounds times each call is timed
 */
public record Metadata(
    String name,
    String title,
    List<String> peers,
    List<Asked> asked,
    List<Integer> tables,
    int columns,
    int rounds)
    implements Workload {}
