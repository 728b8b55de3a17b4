// SPDX-License-Identifier: Apache-2.0
package io.tarn.spark;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.connect.service.SparkListenerConnectOperationCanceled;
import org.apache.spark.sql.connect.service.SparkListenerConnectOperationClosed;

/**
 * Ends jobs whose statement has ended. Connect cancels the jobs a statement has at that moment, but
 * adaptive execution submits shuffles from other threads: one that comes a moment later would keep
 * its cores for ever, and nobody could name it any more.
 */
public final class CancelledJobs extends SparkListener {
  private static final int REMEMBERED = 10_000;
  private static final String REASON = "its statement has ended";

  /** Job tags of operations that are over. A listener hears its events one after another. */
  private final Set<String> ended = Collections.newSetFromMap(new Recent());

  @Override
  public void onOtherEvent(SparkListenerEvent event) {
    if (event instanceof SparkListenerConnectOperationCanceled cancelled) {
      end(cancelled.jobTag());
    } else if (event instanceof SparkListenerConnectOperationClosed closed) {
      end(closed.jobTag());
    }
  }

  private void end(String tag) {
    if (ended.add(tag)) {
      SparkContext.getOrCreate().cancelJobsWithTag(tag, REASON);
    }
  }

  @Override
  public void onJobStart(SparkListenerJobStart event) {
    String tags = event.properties().getProperty("spark.job.tags", "");
    for (String tag : tags.split(",", -1)) {
      if (ended.contains(tag)) {
        SparkContext.getOrCreate().cancelJob(event.jobId(), REASON);
      }
    }
  }

  private static final class Recent extends LinkedHashMap<String, Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > REMEMBERED;
    }
  }
}
