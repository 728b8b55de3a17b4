// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the few classes that may print to the terminal and end the process. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@interface CommandLineOutput {}
