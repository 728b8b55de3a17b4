// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.schema;

/** A column of a {@link SchemaView} by position. */
public record ColumnId(int table, int column) {}
