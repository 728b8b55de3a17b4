// SPDX-License-Identifier: Apache-2.0
/**
 * Measures a packaged server beside what it is built on, in one run, as ratios. Nothing here is a
 * test: numbers are reported, never asserted. Start at {@link io.tarn.benchmarks.EndToEnd}.
 */
@NullMarked
package io.tarn.benchmarks;

import org.jspecify.annotations.NullMarked;
