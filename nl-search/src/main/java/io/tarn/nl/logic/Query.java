// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.logic;

/** A question's meaning: a selection, or two queries put together. */
public sealed interface Query permits Selection, Combination {}
