// SPDX-License-Identifier: Apache-2.0
package io.tarn.spark;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs another main class for as long as the parent process keeps this one's standard input open.
 * The operating system closes that pipe however the parent dies, so no orphan can stay behind.
 */
@CommandLineOutput
public final class ChildProcess {
  /** Time for shutdown hooks to remove temporary files before the process is ended regardless. */
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private ChildProcess() {}

  /**
   * Starts the watch, then the program.
   *
   * @param arguments name of the main class, then its arguments
   */
  public static void main(String[] arguments) throws Throwable {
    if (arguments.length == 0) {
      throw new IllegalArgumentException("usage: ChildProcess <main-class> [argument …]");
    }
    daemon("parent-watch", ChildProcess::exitWithParent);
    Class<?> program = Class.forName(arguments[0]);
    String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    try {
      program.getMethod("main", String[].class).invoke(null, (Object) rest);
    } catch (InvocationTargetException failure) {
      // Threads the program has started would keep a failed process alive.
      failure.printStackTrace();
      exit(1);
    }
  }

  private static void exitWithParent() {
    try (InputStream input = System.in) {
      byte[] buffer = new byte[256];
      while (input.read(buffer) >= 0) {
        // The parent sends nothing that matters: only the end of the stream does.
      }
    } catch (IOException endedToo) {
      // A broken pipe says the same as its end.
    }
    exit(0);
  }

  private static void exit(int status) {
    daemon("exit-deadline", () -> haltAfterGrace(status));
    System.exit(status);
  }

  private static void haltAfterGrace(int status) {
    long deadline = System.nanoTime() + GRACE_NANOS;
    while (System.nanoTime() < deadline) {
      LockSupport.parkNanos(deadline - System.nanoTime());
    }
    Runtime.getRuntime().halt(status);
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
