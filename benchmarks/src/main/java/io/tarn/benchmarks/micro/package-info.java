// SPDX-License-Identifier: Apache-2.0
/** Micro-benchmarks with JMH: single steps of a statement, in one process, on real parts. */
@NullMarked
package io.tarn.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
