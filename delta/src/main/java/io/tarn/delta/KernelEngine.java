// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.defaults.engine.fileio.FileIO;
import io.delta.kernel.engine.MetricsReporter;
import java.util.List;

/** Kernel's default engine on our files, without its metrics reports in the log. */
final class KernelEngine extends DefaultEngine {
  KernelEngine(FileIO files) {
    super(files);
  }

  @Override
  public List<MetricsReporter> getMetricsReporters() {
    return List.of();
  }
}
