// SPDX-License-Identifier: Apache-2.0
package io.tarn.nl.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.TableName;
import io.tarn.nl.embed.MiniLmEncoder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiscoveryIndexTest {
  private static boolean all(TableName table) {
    return true;
  }

  private MiniLmEncoder encoder;
  private DiscoveryIndex index;

  @BeforeAll
  void load(@TempDir Path libraries) {
    encoder = MiniLmEncoder.load(libraries);
  }

  @AfterAll
  void unload() {
    encoder.close();
  }

  @BeforeEach
  void fill() {
    index = new DiscoveryIndex(WordSplitter.english(), Optional.of(encoder));
    index.update(
        List.of(
            table("hr", "emp", "emp_no", "dept_no", "birthPlace", "salary"),
            table("hr", "dept", "dept_no", "dept_name"),
            table("shop", "invoices", "invoice_id", "cust_id", "total_amt"),
            table("shop", "customers", "cust_id", "custAcctBal", "city"),
            table("air", "flights", "flight_no", "origin", "destination", "departure_time"),
            table("air", "airports", "code", "city", "country")),
        List.of());
  }

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void namesAreFoundByTheirParts() {
    assertThat(first("Where were the employees born, by birth place?")).isEqualTo("emp");
    assertThat(first("account balance of each customer")).isEqualTo("customers");
    assertThat(first("names of departments")).isEqualTo("dept");
  }

  @Test
  void wordsThatMeanTheSameAreFound() {
    assertThat(first("bills")).isEqualTo("invoices");
    assertThat(first("planes leaving in the evening")).isEqualTo("flights");
    assertThat(first("wages of the staff")).isEqualTo("emp");
  }

  @Test
  void whatMayNotBeSeenIsNeitherFoundNorTakesAPlace() {
    List<DiscoveryIndex.RankedTable> found =
        index.rank("customers and their invoices", 2, t -> !t.table().equals("customers"));
    assertThat(found)
        .extracting(r -> r.table().name().table())
        .contains("invoices")
        .doesNotContain("customers");
    assertThat(index.rank("customers", 10, table -> false)).isEmpty();
  }

  @Test
  void changesShowAtOnce() {
    index.update(List.of(table("zoo", "animals", "species", "weight")), List.of());
    assertThat(first("species of animal")).isEqualTo("animals");
    index.update(List.of(), List.of(new TableName("main", "ZOO", "Animals")));
    assertThat(index.rank("species of animal", 3, DiscoveryIndexTest::all))
        .extracting(r -> r.table().name().table())
        .doesNotContain("animals");
    assertThat(index.size()).isEqualTo(6);
  }

  @Test
  void valuesAreFound() {
    DescribedTable airports = table("air", "airports", "code", "city");
    index.update(
        List.of(
            new DescribedTable(
                airports.name(),
                airports.kind(),
                "",
                List.of(airports.columns().get(0), withValues(airports, "Timbuktu", "Oslo")),
                List.of())),
        List.of());
    assertThat(first("Timbuktu")).isEqualTo("airports");
  }

  @Test
  void refiningKeepsTheOrderSensible() {
    while (index.refine(2)) {
      assertThat(index.size()).isEqualTo(6);
    }
    assertThat(first("names of departments")).isEqualTo("dept");
    assertThat(first("bills")).isEqualTo("invoices");
  }

  @Test
  void withoutAnEncoderWordsAreEnough() {
    try (DiscoveryIndex plain = new DiscoveryIndex(WordSplitter.english(), Optional.empty())) {
      plain.update(List.of(table("shop", "invoices", "total")), List.of());
      assertThat(plain.rank("total of invoices", 5, DiscoveryIndexTest::all)).hasSize(1);
      assertThat(plain.rank("bills", 5, DiscoveryIndexTest::all)).isEmpty();
    }
  }

  @Test
  void wordsThatSayNothingFindNoLessThanNothing() {
    assertThat(index.rank("", 5, DiscoveryIndexTest::all)).hasSizeLessThanOrEqualTo(5);
    assertThat(index.rank("?? '\"\\ AND OR ~ *:*", 5, DiscoveryIndexTest::all))
        .hasSizeLessThanOrEqualTo(5);
  }

  private String first(String words) {
    return index.rank(words, 3, DiscoveryIndexTest::all).get(0).table().name().table();
  }

  private static DescribedTable.DescribedColumn withValues(DescribedTable table, String... values) {
    return table
        .columns()
        .get(1)
        .withValues(new ValueSampler.Sample(List.of(values), DescribedTable.Repeats.NO));
  }

  static DescribedTable table(String schema, String name, String... columns) {
    return new DescribedTable(
        new TableName("main", schema, name),
        DescribedTable.Kind.TABLE,
        "",
        Arrays.stream(columns)
            .map(c -> new DescribedTable.DescribedColumn(c, "STRING", ""))
            .toList(),
        List.of());
  }
}
