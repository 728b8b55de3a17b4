// SPDX-License-Identifier: Apache-2.0
/** Workloads as their files say them: data only, nothing that runs. */
@NullMarked
package io.tarn.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
