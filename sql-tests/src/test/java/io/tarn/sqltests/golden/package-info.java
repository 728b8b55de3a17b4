// SPDX-License-Identifier: Apache-2.0

/** Spark's own SQL test suite, run statement by statement through our driver. */
@NullMarked
package io.tarn.sqltests.golden;

import org.jspecify.annotations.NullMarked;
