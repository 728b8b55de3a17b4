/**
 * Parses, validates and plans SQL: text in, {@link io.tarn.api.PlannedStatement} out.
 *
 * <p>The only package that knows Calcite. Nothing here runs a query on an engine, opens a data file
 * or changes the catalog. Start at {@link io.tarn.planner.CalcitePlanner}; a query then passes
 * {@code QueryBinder} (names become pinned tables), {@code SparkValidator} (types and errors), and
 * {@code SparkSql} (text).
 */
@NullMarked
package io.tarn.planner;

import org.jspecify.annotations.NullMarked;
