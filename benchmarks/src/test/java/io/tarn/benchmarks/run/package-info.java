// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.tarn.benchmarks.run;

import org.jspecify.annotations.NullMarked;
