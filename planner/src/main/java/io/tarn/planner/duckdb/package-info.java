// SPDX-License-Identifier: Apache-2.0
/**
 * Writes a plan as text for DuckDB that gives Spark's answer, or says why that cannot be promised.
 *
 * <p>Everything here is an allow-list: an operator, function, cast or type that is not named keeps
 * a query off the interactive lane. Whatever is added needs a case in the differential tests. Start
 * at {@link io.tarn.planner.duckdb.DuckdbText}.
 */
@NullMarked
package io.tarn.planner.duckdb;

import org.jspecify.annotations.NullMarked;
