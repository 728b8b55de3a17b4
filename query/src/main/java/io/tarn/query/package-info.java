// SPDX-License-Identifier: Apache-2.0
/**
 * A statement's life: it gets an id, is planned, admitted, run, watched, cancelled, and ends in the
 * history.
 *
 * <p>Knows no library but Arrow and no other module but the API. What a statement means is the
 * planner's, how it runs is an engine's, how its rows travel is the gateway's. Start at {@link
 * io.tarn.query.StatementService}.
 */
@NullMarked
package io.tarn.query;

import org.jspecify.annotations.NullMarked;
