// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.ArrowBatches;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Rows a client sends, batch by batch as they are asked for. The Flight stream owns the buffers.
 */
final class IngestBatches implements ArrowBatches {
  private final FlightStream stream;
  private final Schema schema;
  private boolean firstIsLoaded;

  /** Waits for the first batch, or the end: only then it is known that there is a schema. */
  IngestBatches(FlightStream stream) {
    this.stream = stream;
    this.firstIsLoaded = load(stream);
    if (!stream.hasRoot()) {
      throw GatewayErrors.invalid("The ingest sent no columns; send a schema before the rows");
    }
    this.schema = stream.getSchema();
    schema.getFields().forEach(IngestBatches::refuseDictionaries);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public boolean next() {
    if (firstIsLoaded) {
      firstIsLoaded = false;
      return true;
    }
    return load(stream);
  }

  @Override
  public VectorSchemaRoot root() {
    return stream.getRoot();
  }

  @Override
  public void close() {
    // Flight closes the stream when the call ends.
  }

  private static boolean load(FlightStream stream) {
    try {
      return stream.next();
    } catch (FlightRuntimeException e) {
      throw GatewayErrors.cancelledByClient();
    } catch (IllegalArgumentException | IllegalStateException | UnsupportedOperationException e) {
      throw GatewayErrors.malformedRows(e);
    }
  }

  private static void refuseDictionaries(Field field) {
    if (field.getDictionary() != null) {
      throw GatewayErrors.unsupported(
          "Column '"
              + field.getName()
              + "' is dictionary-encoded; decode it to its plain values before the ingest");
    }
    field.getChildren().forEach(IngestBatches::refuseDictionaries);
  }
}
