// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import static io.tarn.delta.Fields.TEXT;
import static io.tarn.delta.Fields.field;
import static io.tarn.delta.Fields.schema;
import static io.tarn.delta.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.TableSnapshot;
import io.tarn.api.WarehouseException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;

class TextLimitTest extends DeltaTest {
  @Test
  void textsAreNoLongerThanTheirColumn() {
    Field limited =
        new Field(
            "code",
            new FieldType(
                true,
                ArrowType.Utf8.INSTANCE,
                null,
                Map.of(TableSnapshot.TEXT_LIMIT, "varchar(3)")),
            null);
    Path table = created("t", schema(limited));
    Schema given = schema(field("code", TEXT));
    append(table, given, List.of(row("abc"), row("äöü"), row("a🙂c"), row((Object) null)));
    assertThatThrownBy(() -> append(table, given, List.of(row("ok"), row("abcd"))))
        .isInstanceOfSatisfying(
            WarehouseException.class,
            e -> {
              assertThat(e.condition()).isEqualTo("DELTA_EXCEED_CHAR_VARCHAR_LIMIT");
              assertThat(e.sqlState()).isEqualTo("22001");
            });
    assertThat(contents(table)).hasSize(4);
    assertThat(latest(table).schema().getFields().get(0).getMetadata())
        .containsEntry(TableSnapshot.TEXT_LIMIT, "varchar(3)");
  }
}
