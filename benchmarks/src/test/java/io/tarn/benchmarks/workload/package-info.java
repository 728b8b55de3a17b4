// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.tarn.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
