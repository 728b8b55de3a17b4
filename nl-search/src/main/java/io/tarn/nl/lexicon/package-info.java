// SPDX-License-Identifier: Apache-2.0
/**
 * English: tokens, stems, numbers, dates, synonyms, abbreviations and the words that shape a query.
 *
 * <p>Nothing here knows a schema or SQL. Start at {@link io.tarn.nl.lexicon.Tokeniser} and {@link
 * io.tarn.nl.lexicon.CueLexicon}.
 */
@NullMarked
package io.tarn.nl.lexicon;

import org.jspecify.annotations.NullMarked;
