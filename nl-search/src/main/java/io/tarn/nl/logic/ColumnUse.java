// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.logic;

import io.tarn.nl.schema.ColumnView;
import io.tarn.nl.schema.TableView;

/** A column of a table in the query at hand. */
public record ColumnUse(TableView table, ColumnView column) implements Expression {}
