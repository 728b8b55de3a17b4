// SPDX-License-Identifier: Apache-2.0
/**
 * The composition root: configuration, the home directory, and the one place where all modules are
 * wired together ({@link io.tarn.server.Warehouse}).
 *
 * <p>Nothing here decides what a statement means or how it runs.
 */
@NullMarked
package io.tarn.server;

import org.jspecify.annotations.NullMarked;
