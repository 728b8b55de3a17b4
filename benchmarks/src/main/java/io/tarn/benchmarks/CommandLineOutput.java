// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the one class that may end the process. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@interface CommandLineOutput {}
