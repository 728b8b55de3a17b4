// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.logic;

import io.tarn.nl.schema.ValueType;

/** A value the question names. */
public record Constant(String text, ValueType type) implements Expression {}
