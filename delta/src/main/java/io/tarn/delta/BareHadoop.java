// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import java.net.URL;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hides the files of Hadoop's defaults. Parquet makes a new {@code Configuration} for each file it
 * writes or reads, and each parses some hundred settings that nothing here asks for: a third of
 * what an insert of one row costs. What it does ask for is set by Kernel or has a default in code.
 */
final class BareHadoop extends ClassLoader {
  /** Of Hadoop's core and of what adds to it once its classes are loaded. */
  private static final Pattern HIDDEN =
      Pattern.compile("(core|hdfs|hdfs-rbf|mapred|yarn)-(default|site)\\.xml");

  private static final BareHadoop LOADER = new BareHadoop(BareHadoop.class.getClassLoader());

  private BareHadoop(@Nullable ClassLoader parent) {
    super("bare-hadoop", parent);
  }

  @Override
  public @Nullable URL getResource(String name) {
    return HIDDEN.matcher(name).matches() ? null : super.getResource(name);
  }

  /** Runs work with no defaults of Hadoop's in sight of this thread. */
  static <T> T call(Callable<T> work) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(LOADER);
    try {
      return work.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
