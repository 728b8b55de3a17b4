// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import io.tarn.api.ResultStream;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/** Rows with something their reader must be told before all else. */
final class NotedResultStream implements ResultStream {
  private final ResultStream rows;
  private final List<String> notes;

  NotedResultStream(ResultStream rows, List<String> notes) {
    this.rows = rows;
    this.notes = List.copyOf(notes);
  }

  @Override
  public List<String> warnings() {
    return Stream.concat(notes.stream(), rows.warnings().stream()).toList();
  }

  @Override
  public Schema schema() {
    return rows.schema();
  }

  @Override
  public boolean next() {
    return rows.next();
  }

  @Override
  public VectorSchemaRoot root() {
    return rows.root();
  }

  @Override
  public void close() {
    rows.close();
  }
}
