// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.logic;

import io.tarn.nl.schema.TableView;

/** Every column of one table; as what is counted, its rows. */
public record AllColumns(TableView table) implements Expression {}
