// SPDX-License-Identifier: Apache-2.0
/**
 * Measures a packaged server beside plain DuckDB, Spark and Trino, in one run, as ratios. Nothing
 * here is a test: figures are reported, never asserted. Start at {@link
 * io.tarn.benchmarks.BenchCommand}.
 */
@NullMarked
package io.tarn.benchmarks;

import org.jspecify.annotations.NullMarked;
