// SPDX-License-Identifier: Apache-2.0
/** Programs and libraries that others wrote, against the packaged server through our driver. */
@NullMarked
package io.tarn.sqltests.clients;

import org.jspecify.annotations.NullMarked;
