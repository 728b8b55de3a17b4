// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.tarn.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
