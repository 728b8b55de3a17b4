// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

/**
 * What the planner expects of a query.
 *
 * @param rows rows it returns, if nothing bounds them an estimate
 * @param bytes their size
 * @param maxBytes upper bound of their size, {@link Long#MAX_VALUE} if nothing bounds it
 * @param scanBytes bytes read from storage after pruning
 */
public record Estimate(double rows, double bytes, long maxBytes, long scanBytes) {}
