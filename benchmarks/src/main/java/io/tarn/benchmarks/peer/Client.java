// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.peer;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection to a peer, used by one thread at a time. */
public interface Client extends AutoCloseable {
  /** Runs a query and reads every value of every row, as an application would. */
  long read(String sql) throws Exception;

  /** Runs a query and keeps its rows, numbers as {@link java.math.BigDecimal}, the rest as text. */
  List<List<@Nullable Object>> rows(String sql) throws Exception;

  /** Runs a statement that gives no rows. */
  void execute(String sql) throws Exception;

  @Override
  void close() throws SQLException;
}
