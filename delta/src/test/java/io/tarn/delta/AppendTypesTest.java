// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import static io.tarn.delta.Fields.BOOL;
import static io.tarn.delta.Fields.BYTE;
import static io.tarn.delta.Fields.BYTES;
import static io.tarn.delta.Fields.DATE;
import static io.tarn.delta.Fields.DOUBLE;
import static io.tarn.delta.Fields.FLOAT;
import static io.tarn.delta.Fields.INT;
import static io.tarn.delta.Fields.LOCAL_TIMESTAMP;
import static io.tarn.delta.Fields.LONG;
import static io.tarn.delta.Fields.SHORT;
import static io.tarn.delta.Fields.TEXT;
import static io.tarn.delta.Fields.TIMESTAMP;
import static io.tarn.delta.Fields.decimal;
import static io.tarn.delta.Fields.field;
import static io.tarn.delta.Fields.list;
import static io.tarn.delta.Fields.map;
import static io.tarn.delta.Fields.required;
import static io.tarn.delta.Fields.schema;
import static io.tarn.delta.Fields.struct;
import static io.tarn.delta.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.CommitSummary;
import io.tarn.api.TableSnapshot;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;

class AppendTypesTest extends DeltaTest {
  private static final Schema ALL_TYPES =
      schema(
          field("id", LONG),
          field("flag", BOOL),
          field("b", BYTE),
          field("s", SHORT),
          field("i", INT),
          field("f", FLOAT),
          field("d", DOUBLE),
          field("small", decimal(9, 2)),
          field("medium", decimal(18, 4)),
          field("large", decimal(38, 10)),
          field("text", TEXT),
          field("bytes", BYTES),
          field("day", DATE),
          field("instant", TIMESTAMP),
          field("local", LOCAL_TIMESTAMP),
          list("numbers", field("element", INT)),
          map("prices", required("key", TEXT), field("value", decimal(10, 2))),
          struct("address", field("street", TEXT), list("lines", field("element", TEXT))),
          list("orders", struct("element", field("no", LONG), field("note", TEXT))));

  @Test
  void everyTypeComesBackAsItWent() throws Exception {
    Path table = created("all types ü%20", ALL_TYPES);
    List<Object> full =
        row(
            Long.MIN_VALUE,
            true,
            Byte.MIN_VALUE,
            Short.MAX_VALUE,
            Integer.MIN_VALUE,
            Float.NaN,
            -0.0,
            new BigDecimal("-1234567.89"),
            new BigDecimal("99999999999999.9999"),
            new BigDecimal("-1234567890123456789012345678.0123456789"),
            "Grüße, 世界 🎉",
            ByteBuffer.wrap(new byte[] {0, -1, 127}),
            (int) LocalDate.of(1582, 10, 4).toEpochDay(),
            -62_135_596_800_000_000L,
            253_402_300_799_999_999L,
            row(1, null, 3),
            Map.of("tea", new BigDecimal("3.50")),
            row("Main St", row("a", null)),
            row(row(1L, "x"), null, row(2L, null)));
    List<Object> empty = new java.util.ArrayList<>(java.util.Collections.nCopies(19, null));
    List<Object> bare = new java.util.ArrayList<>(empty);
    bare.set(15, List.of());
    bare.set(16, Map.of());
    bare.set(17, row(null, null));
    bare.set(18, List.of());

    CommitSummary commit = append(table, ALL_TYPES, List.of(full, empty, bare));

    assertThat(commit).isEqualTo(new CommitSummary(1, 3));
    assertThat(contents(table)).isEqualTo(List.of(full, empty, bare));
    TableSnapshot snapshot = latest(table);
    assertThat(snapshot.schema()).isEqualTo(ALL_TYPES);
    assertThat(snapshot.statistics().rows()).hasValue(3);
    assertThat(tables.files(snapshot))
        .singleElement()
        .satisfies(
            file -> {
              assertThat(Path.of(file.path())).exists().hasSize(file.bytes());
              assertThat(file.rows()).hasValue(3);
            });
  }
}
