// SPDX-License-Identifier: Apache-2.0
/**
 * The language all modules speak: names, plans, snapshots, results, errors, and the ports between
 * them.
 *
 * <p>Only JDK and Arrow types may appear here. Nothing here logs, opens a file or starts a thread.
 * Start at {@link io.tarn.api.QueryService} and follow the request path: {@link
 * io.tarn.api.SqlPlanner}, {@link io.tarn.api.QueryEngine}, {@link io.tarn.api.ResultStream}.
 */
@NullMarked
package io.tarn.api;

import org.jspecify.annotations.NullMarked;
