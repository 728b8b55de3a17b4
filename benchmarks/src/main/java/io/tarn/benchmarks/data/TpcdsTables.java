// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.data;

import io.tarn.api.ArrowBatches;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableName;
import io.tarn.samples.SampleTable;
import io.trino.tpcds.Results;
import io.trino.tpcds.Session;
import io.trino.tpcds.Table;
import io.trino.tpcds.column.Column;
import io.trino.tpcds.column.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** The 24 tables of TPC-DS at any scale, streamed from the generator. */
final class TpcdsTables {
  private final String catalog;
  private final String schema;
  private final double scale;

  TpcdsTables(String catalog, String schema, double scale) {
    this.catalog = catalog;
    this.schema = schema;
    this.scale = scale;
  }

  List<SampleTable> all() {
    List<SampleTable> tables = new ArrayList<>();
    for (Table table : Table.getBaseTables()) {
      if (table != Table.DBGEN_VERSION) {
        tables.add(new GeneratedTable(table, definitionOf(table), scale));
      }
    }
    return tables;
  }

  private TableDefinition definitionOf(Table table) {
    List<Field> fields = new ArrayList<>();
    for (Column column : table.getColumns()) {
      fields.add(Field.nullable(column.getName().toLowerCase(Locale.ROOT), type(column.getType())));
    }
    String name = table.getName().toLowerCase(Locale.ROOT);
    return TableDefinition.of(new TableName(catalog, schema, name), new Schema(fields));
  }

  private static ArrowType type(ColumnType type) {
    return switch (type.getBase()) {
      case IDENTIFIER -> new ArrowType.Int(64, true);
      case INTEGER -> new ArrowType.Int(32, true);
      case DATE -> new ArrowType.Date(DateUnit.DAY);
      case DECIMAL ->
          new ArrowType.Decimal(
              type.getPrecision().orElseThrow(), type.getScale().orElseThrow(), 128);
      case CHAR, VARCHAR, TIME -> new ArrowType.Utf8();
    };
  }

  /** One table. */
  private record GeneratedTable(Table table, TableDefinition definition, double scale)
      implements SampleTable {
    @Override
    public ArrowBatches rows(BufferAllocator allocator) {
      Session session = Session.getDefaultSession().withScale(scale).withTable(table);
      Results results = Results.constructResults(table, session);
      return new TextRows(definition.schema(), results.iterator(), allocator);
    }
  }
}
