// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.logic;

/** A value of a row or of a group. */
public sealed interface Expression
    permits ColumnUse, AllColumns, Aggregation, DatePart, Constant, ScalarQuery {}
