// SPDX-License-Identifier: Apache-2.0
/**
 * Questions in plain English: what the warehouse asks of this module, and the one pipeline from a
 * question to SQL text. Nothing here runs SQL. Start with {@link io.tarn.nl.LanguageAnswerer}.
 */
@NullMarked
package io.tarn.nl;

import org.jspecify.annotations.NullMarked;
