// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import static io.tarn.delta.Fields.LONG;
import static io.tarn.delta.Fields.TEXT;
import static io.tarn.delta.Fields.field;
import static io.tarn.delta.Fields.schema;
import static io.tarn.delta.Fields.struct;
import static io.tarn.delta.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.DataFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;

class FileStatisticsTest extends DeltaTest {
  @Test
  void tellWhichColumnsAFileHasForSure() {
    Schema columns = schema(field("id", LONG), field("name", TEXT), struct("s", field("a", LONG)));
    Path table = created("t", columns);
    append(table, columns, List.of(row(1L, "a", row(1L))));
    append(table, columns, List.of(row(2L, null, null)));

    assertThat(tables.files(latest(table)))
        .extracting(DataFile::counted)
        .containsExactly(Set.of("id", "name", "s"), Set.of("id", "name", "s"));
  }

  @Test
  void areTakenAsFarAsTheyGo() throws IOException {
    assertThat(of("{\"numRecords\":5,\"nullCount\":{\"a\":1,\"s\":{\"b\":0}}}"))
        .isEqualTo(new FileStatistics(java.util.OptionalLong.of(5), Set.of("a", "s")));
    assertThat(of("{\"minValues\":{\"numRecords\":5},\"nullCount\":null}"))
        .isEqualTo(FileStatistics.NONE);
    assertThat(of("[]")).isEqualTo(FileStatistics.NONE);
    assertThat(of("{}")).isEqualTo(FileStatistics.NONE);
  }

  @Test
  void shareTheirNames() throws IOException {
    Set<String> former = of("{\"nullCount\":{\"a\":1,\"b\":2}}").counted();
    assertThat(FileStatistics.of("{\"nullCount\":{\"b\":0,\"a\":0}}", former).counted())
        .isSameAs(former);
  }

  private static FileStatistics of(String json) throws IOException {
    return FileStatistics.of(json, Set.of());
  }
}
