// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from a process's last output why it ended, for a person who can do something about it. */
final class EndOfSpark {
  /** {@code -XX:+ExitOnOutOfMemoryError}, and Spark's own code for it. */
  private static final int JVM_OUT_OF_MEMORY = 3;

  private static final int SPARK_OUT_OF_MEMORY = 52;

  /** 128 + SIGKILL: most often the kernel's out-of-memory killer. */
  private static final int KILLED = 137;

  private static final Pattern EXCEPTION =
      Pattern.compile("(?m)^(?:Caused by: |Exception in thread \"[^\"]*\" )([\\w.$]+): (.+)$");

  private EndOfSpark() {}

  static String reason(int exitStatus, String output) {
    if (exitStatus == JVM_OUT_OF_MEMORY
        || exitStatus == SPARK_OUT_OF_MEMORY
        || output.contains("java.lang.OutOfMemoryError")) {
      return "it ran out of memory; give it more with spark.memory";
    }
    if (exitStatus == KILLED) {
      return "it was killed, most often because the machine has no memory left";
    }
    if (output.contains("Could not reserve enough space")
        || output.contains("insufficient memory")) {
      return "the machine does not have the memory it is to start with";
    }
    if (output.contains("UnsupportedClassVersionError") || output.contains("Unrecognized option")) {
      return "its Java is older than 17";
    }
    if (output.contains("Could not find or load main class")) {
      return "its jars are missing or incomplete";
    }
    if (output.contains("BindException")) {
      return "no port was free for it";
    }
    if (output.contains("No space left on device")) {
      return "the disk is full";
    }
    if (output.contains("All masters are unresponsive")) {
      return "no Spark master answers at the configured address";
    }
    String last = null;
    Matcher exception = EXCEPTION.matcher(output);
    while (exception.find()) {
      last = exception.group(2);
    }
    return last == null ? "it ended with status " + exitStatus : last;
  }
}
