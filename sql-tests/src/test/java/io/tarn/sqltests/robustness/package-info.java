// SPDX-License-Identifier: Apache-2.0
/**
 * Clients that vanish, dawdle, ask for too much or never say goodbye, against the packaged server.
 */
@NullMarked
package io.tarn.sqltests.robustness;

import org.jspecify.annotations.NullMarked;
