// SPDX-License-Identifier: Apache-2.0
/**
 * The rows of the catalog {@code samples}: TPC-H, generated, and Chinook, from its Maven artifact.
 *
 * <p>Writes through the API's ports and knows nothing of how tables are stored. Start at {@link
 * io.tarn.samples.SampleData}.
 */
@NullMarked
package io.tarn.samples;

import org.jspecify.annotations.NullMarked;
