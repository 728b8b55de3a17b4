// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.tarn.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
