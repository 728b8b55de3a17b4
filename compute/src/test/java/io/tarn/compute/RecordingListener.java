// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import io.tarn.api.ExecutionListener;
import io.tarn.api.Progress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it heard. */
final class RecordingListener implements ExecutionListener {
  final List<String> waits = new CopyOnWriteArrayList<>();
  final List<Progress> reports = new CopyOnWriteArrayList<>();
  final List<Long> starts = new CopyOnWriteArrayList<>();

  @Override
  public void waitingForEngine(String detail) {
    waits.add(detail);
  }

  @Override
  public void started() {
    starts.add(System.nanoTime());
  }

  @Override
  public void progress(Progress progress) {
    reports.add(progress);
  }
}
