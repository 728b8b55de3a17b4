// SPDX-License-Identifier: Apache-2.0
package io.tarn.samples;

import io.tarn.api.ArrowBatches;
import io.tarn.api.KeyConstraint;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The eight tables of TPC-H at any scale, streamed from the generator. Types as the specification
 * asks (TPC-H 3.0.1, 1.4): keys are BIGINT, amounts DECIMAL(15,2), no column is NULL.
 */
public final class TpchTables {
  private static final int CENTS = 100;

  private final String catalog;
  private final String schema;
  private final TpchGenerators generators;

  /**
   * Tables equal to those of the standard's own generator.
   *
   * @param catalog where the tables will be
   * @param schema likewise
   * @param scale 1 makes about 1 GB of raw data
   */
  public TpchTables(String catalog, String schema, double scale) {
    this(catalog, schema, scale, TpchText.STANDARD);
  }

  /**
   * @param text where the comment columns come from
   */
  public TpchTables(String catalog, String schema, double scale, TpchText text) {
    if (!(scale > 0)) {
      throw new IllegalArgumentException("the scale is positive, not " + scale);
    }
    this.catalog = catalog;
    this.schema = schema;
    this.generators = new TpchGenerators(scale, text);
  }

  /** All tables, those that others refer to first. */
  public List<SampleTable> all() {
    List<SampleTable> tables = new ArrayList<>();
    tables.add(table(TpchTable.REGION, generators::regions));
    tables.add(table(TpchTable.NATION, generators::nations));
    tables.add(table(TpchTable.SUPPLIER, generators::suppliers));
    tables.add(table(TpchTable.PART, generators::parts));
    tables.add(table(TpchTable.PART_SUPPLIER, generators::partSuppliers));
    tables.add(table(TpchTable.CUSTOMER, generators::customers));
    tables.add(table(TpchTable.ORDERS, generators::orders));
    tables.add(table(TpchTable.LINE_ITEM, generators::lineItems));
    return tables;
  }

  private <E extends TpchEntity> SampleTable table(
      TpchTable<E> table, Supplier<Iterable<E>> generator) {
    return new GeneratedTable<>(table, definitionOf(table), generator);
  }

  private TableDefinition definitionOf(TpchTable<?> table) {
    List<Field> fields = new ArrayList<>();
    for (TpchColumn<?> column : table.getColumns()) {
      fields.add(field(column));
    }
    String name = table.getTableName();
    return new TableDefinition(
        named(name),
        new Schema(fields),
        List.of(),
        Optional.ofNullable(TpchDescriptions.TABLES.get(name)),
        Map.of(),
        TpchKeys.of(name, this::named));
  }

  private TableName named(String table) {
    return new TableName(catalog, schema, table);
  }

  private static Field field(TpchColumn<?> column) {
    ArrowType type =
        switch (column.getType().getBase()) {
          case IDENTIFIER -> new ArrowType.Int(64, true);
          case INTEGER -> new ArrowType.Int(32, true);
          case DATE -> new ArrowType.Date(DateUnit.DAY);
          case DOUBLE -> new ArrowType.Decimal(15, 2, 128);
          case VARCHAR -> new ArrowType.Utf8();
        };
    String comment = TpchDescriptions.COLUMNS.get(column.getColumnName());
    Map<String, String> metadata =
        comment == null ? Map.of() : Map.of(TableSnapshot.COMMENT, comment);
    return new Field(column.getColumnName(), new FieldType(false, type, null, metadata), null);
  }

  /**
   * One table.
   *
   * @param <E> its row
   */
  private record GeneratedTable<E extends TpchEntity>(
      TpchTable<E> table, TableDefinition definition, Supplier<Iterable<E>> generator)
      implements SampleTable {
    @Override
    public ArrowBatches rows(BufferAllocator allocator) {
      return new RowBatches<>(
          definition.schema(), generator.get().iterator(), this::write, () -> {}, allocator);
    }

    private void write(VectorSchemaRoot root, int index, E row) {
      List<TpchColumn<E>> columns = table.getColumns();
      for (int i = 0; i < columns.size(); i++) {
        write(root.getVector(i), index, columns.get(i), row);
      }
    }

    private void write(FieldVector vector, int index, TpchColumn<E> column, E row) {
      if (vector instanceof BigIntVector keys) {
        keys.setSafe(index, column.getIdentifier(row));
      } else if (vector instanceof IntVector numbers) {
        numbers.setSafe(index, column.getInteger(row));
      } else if (vector instanceof DateDayVector dates) {
        dates.setSafe(index, column.getDate(row));
      } else if (vector instanceof DecimalVector amounts) {
        amounts.setSafe(index, Math.round(column.getDouble(row) * CENTS));
      } else if (vector instanceof VarCharVector texts) {
        texts.setSafe(
            index, column.getString(row).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      } else {
        throw new IllegalStateException("no writer for " + vector.getField());
      }
    }
  }

  /** Keys of TPC-H (1.4.2). */
  static final class TpchKeys {
    private TpchKeys() {}

    static List<KeyConstraint> of(
        String table, java.util.function.Function<String, TableName> named) {
      return switch (table) {
        case "region" -> List.of(primary(table, "r_regionkey"));
        case "nation" ->
            List.of(
                primary(table, "n_nationkey"),
                foreign(table, "n_regionkey", named.apply("region"), "r_regionkey"));
        case "supplier" ->
            List.of(
                primary(table, "s_suppkey"),
                foreign(table, "s_nationkey", named.apply("nation"), "n_nationkey"));
        case "part" -> List.of(primary(table, "p_partkey"));
        case "partsupp" ->
            List.of(
                primary(table, "ps_partkey", "ps_suppkey"),
                foreign(table, "ps_partkey", named.apply("part"), "p_partkey"),
                foreign(table, "ps_suppkey", named.apply("supplier"), "s_suppkey"));
        case "customer" ->
            List.of(
                primary(table, "c_custkey"),
                foreign(table, "c_nationkey", named.apply("nation"), "n_nationkey"));
        case "orders" ->
            List.of(
                primary(table, "o_orderkey"),
                foreign(table, "o_custkey", named.apply("customer"), "c_custkey"));
        case "lineitem" ->
            List.of(
                primary(table, "l_orderkey", "l_linenumber"),
                foreign(table, "l_orderkey", named.apply("orders"), "o_orderkey"),
                new KeyConstraint.ForeignKey(
                    "lineitem_partsupp_fk",
                    List.of("l_partkey", "l_suppkey"),
                    named.apply("partsupp"),
                    List.of("ps_partkey", "ps_suppkey")));
        default -> throw new IllegalArgumentException("no table of TPC-H: " + table);
      };
    }

    private static KeyConstraint primary(String table, String... columns) {
      return new KeyConstraint.PrimaryKey(table + "_pk", List.of(columns));
    }

    private static KeyConstraint foreign(
        String table, String column, TableName target, String targetColumn) {
      return new KeyConstraint.ForeignKey(
          table + "_" + target.table() + "_fk", List.of(column), target, List.of(targetColumn));
    }
  }
}
