// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All rows of a table as Java objects, read the way Kernel's guide tells connectors to. */
final class TableContents {
  private TableContents() {}

  static List<List<@Nullable Object>> of(Path table) throws IOException {
    Engine engine = new KernelEngine(new LocalFiles(DeltaConfig.defaults()));
    Snapshot snapshot = TableManager.loadSnapshot(table.toString()).build(engine);
    Scan scan = snapshot.getScanBuilder().build();
    Row state = scan.getScanState(engine);
    StructType physical = ScanStateRow.getPhysicalDataReadSchema(state);
    List<List<@Nullable Object>> result = new ArrayList<>();
    try (CloseableIterator<FilteredColumnarBatch> files = scan.getScanFiles(engine)) {
      while (files.hasNext()) {
        try (CloseableIterator<Row> rows = files.next().getRows()) {
          while (rows.hasNext()) {
            readFile(engine, state, physical, rows.next(), result);
          }
        }
      }
    }
    return result;
  }

  private static void readFile(
      Engine engine, Row state, StructType physical, Row file, List<List<@Nullable Object>> result)
      throws IOException {
    FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
    CloseableIterator<ColumnarBatch> data =
        engine
            .getParquetHandler()
            .readParquetFiles(Utils.singletonCloseableIterator(status), physical, Optional.empty())
            .map(read -> read.getData());
    try (CloseableIterator<FilteredColumnarBatch> batches =
        Scan.transformPhysicalData(engine, state, file, data)) {
      while (batches.hasNext()) {
        ColumnarBatch batch = batches.next().getData();
        for (int row = 0; row < batch.getSize(); row++) {
          List<@Nullable Object> values = new ArrayList<>();
          for (int i = 0; i < batch.getSchema().length(); i++) {
            values.add(value(batch.getColumnVector(i), row));
          }
          result.add(values);
        }
      }
    }
  }

  static @Nullable Object value(ColumnVector vector, int row) {
    DataType type = vector.getDataType();
    if (vector.isNullAt(row)) {
      return null;
    }
    if (type instanceof StructType struct) {
      List<@Nullable Object> parts = new ArrayList<>();
      for (int i = 0; i < struct.length(); i++) {
        parts.add(value(vector.getChild(i), row));
      }
      return parts;
    }
    if (type instanceof ArrayType) {
      ArrayValue array = vector.getArray(row);
      List<@Nullable Object> items = new ArrayList<>();
      for (int i = 0; i < array.getSize(); i++) {
        items.add(value(array.getElements(), i));
      }
      return items;
    }
    if (type instanceof MapType) {
      MapValue map = vector.getMap(row);
      Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
      for (int i = 0; i < map.getSize(); i++) {
        entries.put(value(map.getKeys(), i), value(map.getValues(), i));
      }
      return entries;
    }
    return scalar(vector, type, row);
  }

  private static Object scalar(ColumnVector vector, DataType type, int row) {
    if (type instanceof BooleanType) {
      return vector.getBoolean(row);
    }
    if (type instanceof ByteType) {
      return vector.getByte(row);
    }
    if (type instanceof ShortType) {
      return vector.getShort(row);
    }
    if (type instanceof IntegerType || type instanceof DateType) {
      return vector.getInt(row);
    }
    if (type instanceof FloatType) {
      return vector.getFloat(row);
    }
    if (type instanceof DoubleType) {
      return vector.getDouble(row);
    }
    if (type instanceof DecimalType) {
      return vector.getDecimal(row);
    }
    if (type instanceof StringType) {
      return vector.getString(row);
    }
    return type instanceof BinaryType
        ? ByteBuffer.wrap(vector.getBinary(row))
        : vector.getLong(row);
  }
}
