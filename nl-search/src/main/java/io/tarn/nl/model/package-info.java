// SPDX-License-Identifier: Apache-2.0
/**
 * The model writer: asks a language model for SQL. What a model says is data until the planner has
 * proven it to be a query of the caller's. The only place that knows LangChain4j's chat models.
 * Start with {@link io.tarn.nl.model.ModelWriter}.
 */
@NullMarked
package io.tarn.nl.model;

import org.jspecify.annotations.NullMarked;
