// SPDX-License-Identifier: Apache-2.0
/** What a run found out: as JSON, as tables, as pictures, beside another run. Measures nothing. */
@NullMarked
package io.tarn.benchmarks.report;

import org.jspecify.annotations.NullMarked;
