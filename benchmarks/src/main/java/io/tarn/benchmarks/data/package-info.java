// SPDX-License-Identifier: Apache-2.0
/** Generated data: who makes it, where it lies. What is measured over it is not in here. */
@NullMarked
package io.tarn.benchmarks.data;

import org.jspecify.annotations.NullMarked;
