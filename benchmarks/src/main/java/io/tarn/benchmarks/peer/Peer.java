// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.peer;

import io.tarn.benchmarks.data.TableLocations;
import java.sql.SQLException;
import java.util.List;

/** An engine that takes part, started and ready. Closing it stops it. */
public interface Peer extends AutoCloseable {
  /** Its name in workloads and reports. */
  String name();

  /** What it is and which version, for the report. */
  String version();

  /** How it was set up where that is not its default, for the report. */
  List<String> tuning();

  /**
   * A client of its own.
   *
   * @param tables what the names in its statements stand for
   */
  Client connect(TableLocations tables) throws Exception;

  /** Its processes beside this one, whose use of the processors is its own. */
  default List<ProcessHandle> processes() {
    return List.of();
  }

  @Override
  void close() throws SQLException;
}
