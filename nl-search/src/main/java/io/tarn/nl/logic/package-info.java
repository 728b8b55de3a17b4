// SPDX-License-Identifier: Apache-2.0
/**
 * The meaning of a question as records, written out as Spark SQL or said back in English.
 *
 * <p>Nothing here decides what a question means. Start at {@link io.tarn.nl.logic.Query}.
 */
@NullMarked
package io.tarn.nl.logic;

import org.jspecify.annotations.NullMarked;
