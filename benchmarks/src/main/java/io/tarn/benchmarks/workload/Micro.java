// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.workload;

import java.util.List;

/** Single steps of a statement, measured by JMH in a process of its own. */
public record Micro(String name, String title, List<String> peers, List<Asked> asked)
    implements Workload {}
