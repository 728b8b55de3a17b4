// SPDX-License-Identifier: Apache-2.0
/**
 * Golden SQL and product tests: everything here talks to a server that the {@code tarn} script
 * started, through the JDBC driver, as a user does.
 */
@NullMarked
package io.tarn.sqltests;

import org.jspecify.annotations.NullMarked;
