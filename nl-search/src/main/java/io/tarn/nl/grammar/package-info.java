// SPDX-License-Identifier: Apache-2.0
/**
 * The grammar writer: reads a question about given tables and writes ranked SQL, without a model.
 *
 * <p>The way through: {@code Linker} (words to names and values) → {@code Interpreter} (phrases to
 * a {@code Frame}, one for each way of taking the choices) → {@code Assembler} (joins and logical
 * form) → {@code Ranker}. Start at {@link io.tarn.nl.grammar.GrammarWriter}.
 */
@NullMarked
package io.tarn.nl.grammar;

import org.jspecify.annotations.NullMarked;
