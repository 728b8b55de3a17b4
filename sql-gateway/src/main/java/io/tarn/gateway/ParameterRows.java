// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.ParameterRow;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** Reads the parameter rows a client binds. */
final class ParameterRows {
  private ParameterRows() {}

  /**
   * Reads a stream to its end.
   *
   * @param limit most rows accepted
   */
  static List<ParameterRow> read(FlightStream stream, int limit) {
    List<ParameterRow> rows = new ArrayList<>();
    // The root exists only once a batch has come: some clients send no schema without parameters,
    // and asking for the root would then wait for ever.
    while (stream.next()) {
      if (stream.hasRoot()) {
        VectorSchemaRoot root = stream.getRoot();
        if (rows.size() + (long) root.getRowCount() > limit) {
          throw GatewayErrors.parameter(
              "More than " + limit + " rows of parameters were sent; send them in several batches");
        }
        add(root, rows);
      }
    }
    return rows;
  }

  private static void add(VectorSchemaRoot root, List<ParameterRow> rows) {
    if (root.getFieldVectors().isEmpty()) {
      return;
    }
    for (int row = 0; row < root.getRowCount(); row++) {
      List<@Nullable Object> values = new ArrayList<>();
      for (FieldVector vector : root.getFieldVectors()) {
        values.add(ParameterValue.at(vector, row));
      }
      rows.add(new ParameterRow(values));
    }
  }
}
