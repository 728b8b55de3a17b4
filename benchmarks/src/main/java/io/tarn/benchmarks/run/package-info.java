// SPDX-License-Identifier: Apache-2.0
/** Measures: one class for each kind of workload, the peers always in turn. */
@NullMarked
package io.tarn.benchmarks.run;

import org.jspecify.annotations.NullMarked;
