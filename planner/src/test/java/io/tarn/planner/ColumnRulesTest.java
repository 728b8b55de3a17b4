// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.ErrorCode;
import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;

/** Writes into tables that have values of their own for some columns. */
class ColumnRulesTest {
  private final Planning planning =
      new Planning(
          FakeCatalog.tpch()
              .table(
                  new TableName("main", "default", "ruled"),
                  new Schema(
                      List.of(
                          column("a", Map.of()),
                          column("b", Map.of()),
                          column("d", Map.of(TableSnapshot.DEFAULT_VALUE, "7")),
                          column("g", Map.of(TableSnapshot.GENERATED, "a + 1"))))));

  private static Field column(String name, Map<String, String> metadata) {
    FieldType type = new FieldType(true, new ArrowType.Int(32, true), null, metadata);
    return new Field(name, type, List.of());
  }

  private String insert(String sql) {
    return Planning.shortened(planning.write(sql).sql().text());
  }

  @Test
  void aColumnThatIsLeftOutGetsItsDefaultAndNoNull() {
    assertThat(insert("INSERT INTO ruled (a) VALUES (1)"))
        .isEqualTo(
            "INSERT INTO delta.`/data/main/default/ruled` (`a`, `b`) SELECT CAST(`c0` AS INT) AS"
                + " `a`, CAST(NULL AS INT) AS `b` FROM (VALUES (1)) AS `source`(`c0`)");
    assertThat(insert("INSERT OVERWRITE ruled (a) SELECT 1"))
        .startsWith("INSERT OVERWRITE delta.`/data/main/default/ruled` (`a`, `b`) SELECT");
  }

  @Test
  void theWordDefaultIsTheDefault() {
    assertThat(insert("INSERT INTO ruled (a, d) VALUES (1, DEFAULT)")).contains("VALUES (1, 7)");
    assertThat(planning.error("INSERT INTO ruled (a, g) VALUES (1, DEFAULT)").code())
        .isEqualTo(ErrorCode.UNSUPPORTED_FEATURE);
  }
}
