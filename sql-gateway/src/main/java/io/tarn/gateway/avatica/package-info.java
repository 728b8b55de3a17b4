// SPDX-License-Identifier: Apache-2.0
/**
 * Avatica's remote JDBC protocol over HTTP: its messages in, calls of {@code QueryService} and the
 * catalog out. Only this package knows the Avatica library; start at {@link
 * io.tarn.gateway.avatica.AvaticaDoor}. Rights, sessions and statements are the warehouse's own.
 */
@NullMarked
package io.tarn.gateway.avatica;

import org.jspecify.annotations.NullMarked;
