// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.logic;

/** The only value of a query. */
public record ScalarQuery(Selection query) implements Expression {}
