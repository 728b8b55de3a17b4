// SPDX-License-Identifier: Apache-2.0
/**
 * Finding data by words: an index over what tables are called, hold and are said to be. Knows
 * nothing of SQL. The only place that knows Lucene. Start with {@link
 * io.tarn.nl.search.DiscoveryIndex}.
 */
@NullMarked
package io.tarn.nl.search;

import org.jspecify.annotations.NullMarked;
