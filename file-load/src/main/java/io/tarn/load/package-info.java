// SPDX-License-Identifier: Apache-2.0
/**
 * Reads local CSV and JSON files as typed Arrow batches, with the types a person would choose.
 *
 * <p>Where rows go is not decided here, and Parquet is not read here. Start at {@link
 * io.tarn.load.FileLoader}.
 */
@NullMarked
package io.tarn.load;

import org.jspecify.annotations.NullMarked;
