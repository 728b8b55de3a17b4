// SPDX-License-Identifier: Apache-2.0
/** The machine a run is on: what it is, and what it can do at most. */
@NullMarked
package io.tarn.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
