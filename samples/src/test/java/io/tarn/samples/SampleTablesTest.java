// SPDX-License-Identifier: Apache-2.0
package io.tarn.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.ArrowBatches;
import io.tarn.api.KeyConstraint;
import io.tarn.api.TableDefinition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.junit.jupiter.api.Test;

class SampleTablesTest {
  @Test
  void tpchHasTheRowsOfItsScale() {
    Map<String, Long> counts =
        counts(new TpchTables("samples", "tpch", 0.01, TpchText.SHORT).all());
    assertThat(counts)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "region", 5L,
                "nation", 25L,
                "supplier", 100L,
                "part", 2000L,
                "partsupp", 8000L,
                "customer", 1500L,
                "orders", 15000L,
                "lineitem", 60175L));
  }

  @Test
  void amountsAreExact() {
    SampleTable lines = new TpchTables("samples", "tpch", 0.01, TpchText.SHORT).all().get(7);
    try (BufferAllocator allocator = new RootAllocator();
        ArrowBatches rows = lines.rows(allocator)) {
      assertThat(rows.next()).isTrue();
      DecimalVector price = (DecimalVector) rows.root().getVector("l_extendedprice");
      assertThat(price.getObject(0)).hasToString("24710.35");
      assertThat(rows.root().getVector("l_shipdate").getObject(0)).isEqualTo(9568);
    }
  }

  @Test
  void chinookHasItsRowsAndKeys() {
    try (ChinookTables chinook = new ChinookTables("samples", "chinook")) {
      List<SampleTable> tables = chinook.all();
      Map<String, Long> counts = counts(tables);
      assertThat(counts).hasSize(11).containsEntry("artist", 275L).containsEntry("track", 3503L);
      TableDefinition album = definition(tables, "album");
      assertThat(album.comment()).isPresent();
      assertThat(album.constraints())
          .contains(new KeyConstraint.PrimaryKey("album_pk", List.of("albumid")))
          .anySatisfy(
              key ->
                  assertThat(key)
                      .isInstanceOfSatisfying(
                          KeyConstraint.ForeignKey.class,
                          foreign -> assertThat(foreign.referenced().table()).isEqualTo("artist")));
    }
  }

  @Test
  void everyTableIsDescribedAndEveryForeignKeyLeadsToOneOfThem() {
    try (ChinookTables chinook = new ChinookTables("samples", "chinook")) {
      for (List<SampleTable> schema :
          List.of(chinook.all(), new TpchTables("samples", "tpch", 0.01, TpchText.SHORT).all())) {
        List<String> names = schema.stream().map(t -> t.definition().name().table()).toList();
        for (SampleTable table : schema) {
          assertThat(table.definition().comment()).as(table.toString()).isPresent();
          for (KeyConstraint key : table.definition().constraints()) {
            if (key instanceof KeyConstraint.ForeignKey foreign) {
              assertThat(names).contains(foreign.referenced().table());
            }
          }
        }
      }
    }
  }

  private static TableDefinition definition(List<SampleTable> tables, String name) {
    return tables.stream()
        .map(SampleTable::definition)
        .filter(d -> d.name().table().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Long> counts(List<SampleTable> tables) {
    Map<String, Long> counts = new TreeMap<>();
    try (BufferAllocator allocator = new RootAllocator()) {
      for (SampleTable table : tables) {
        long count = 0;
        try (ArrowBatches rows = table.rows(allocator)) {
          while (rows.next()) {
            count += rows.root().getRowCount();
            for (FieldVector vector : rows.root().getFieldVectors()) {
              assertThat(vector.getField().isNullable() || vector.getNullCount() == 0)
                  .as(table.definition().name() + "." + vector.getName())
                  .isTrue();
            }
          }
        }
        counts.put(table.definition().name().table(), count);
      }
    }
    return counts;
  }
}
