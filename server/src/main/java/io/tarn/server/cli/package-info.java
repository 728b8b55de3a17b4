// SPDX-License-Identifier: Apache-2.0
/**
 * The {@code tarn} command: one class a subcommand. Talks to a server only as any client does, over
 * JDBC and HTTP; only {@code serve} holds a server. Start at {@link
 * io.tarn.server.cli.TarnCommand}.
 */
@NullMarked
package io.tarn.server.cli;

import org.jspecify.annotations.NullMarked;
