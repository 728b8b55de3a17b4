// SPDX-License-Identifier: Apache-2.0
/**
 * The engines that are measured, behind one interface: each started, tuned sensibly, told about in
 * the report. Nothing here measures.
 */
@NullMarked
package io.tarn.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
