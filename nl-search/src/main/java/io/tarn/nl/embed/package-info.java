// SPDX-License-Identifier: Apache-2.0
/**
 * Texts as vectors, computed in this process. The only place that knows onnxruntime and the
 * tokenizer; nothing here knows tables. Start with {@link io.tarn.nl.embed.TextEncoder}.
 */
@NullMarked
package io.tarn.nl.embed;

import org.jspecify.annotations.NullMarked;
