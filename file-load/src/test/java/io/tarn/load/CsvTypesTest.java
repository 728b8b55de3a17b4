// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import static io.tarn.load.LoadFixture.row;
import static io.tarn.load.LoadFixture.types;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTypesTest {
  @TempDir private Path folder;

  @Test
  void readsAPlainFile() {
    LoadFixture fixture = new LoadFixture(folder);
    FileAnalysis analysis =
        fixture.analyse(
            "plain.csv",
            """
            id,name,price,day,seen,ok
            1,Ann,12.50,2024-01-31,2024-01-31T10:11:12Z,true
            2,,7,2024-02-01,2024-02-01T10:11:12.5+01:00,false
            """);
    assertThat(types(analysis))
        .isEqualTo(
            "id BIGINT, name STRING, price DECIMAL(18,2), day DATE, seen TIMESTAMP, ok BOOLEAN");
    assertThat(fixture.rows(analysis))
        .containsExactly(
            row("1", "Ann", "12.50", "19753", "1706695872000000", "true"),
            row("2", null, "7.00", "19754", "1706778672500000", "false"));
    assertThat(analysis.remarks()).isEmpty();
    assertThat(analysis.layout().describe()).isEqualTo("CSV separated by commas, with a header");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true,FALSE,True                          | BOOLEAN       | true,false,true",
        "yes,no,NO                                | BOOLEAN       | true,false,false",
        "yes,yes,yes                              | STRING        | yes,yes,yes",
        "t,f,F                                    | BOOLEAN       | true,false,false",
        "F,F,F                                    | STRING        | F,F,F",
        "0,1,1                                    | BIGINT        | 0,1,1",
        "-5,+7,9223372036854775807                | BIGINT        | -5,7,9223372036854775807",
        "1,9223372036854775808,-3                 | DECIMAL(38,0) | 1,9223372036854775808,-3",
        "007,123,456                              | STRING        | 007,123,456",
        "+491711234567,+49301234567,+4940123456   | STRING | +491711234567,+49301234567,+4940123456",
        "1.5,2.25,3                               | DECIMAL(18,2) | 1.50,2.25,3.00",
        "0.1234,1.2345,9.8760                     | DECIMAL(18,4) | 0.1234,1.2345,9.8760",
        "1.5,2.25,3.1234,4.2                      | DOUBLE        | 1.5,2.25,3.1234,4.2",
        "52.520008,13.404954,-0.127758            | DOUBLE        | 52.520008,13.404954,-0.127758",
        "1e3,2.5E-3,7                             | DOUBLE        | 1000.0,0.0025,7.0",
        "1.5e3,NaN,Infinity,-inf                  | DOUBLE  | 1500.0,NaN,Infinity,-Infinity",
        "12.50,NaN,3.25                           | DECIMAL(18,2) | 12.50,null,3.25",
        "$12.50,$1.00,$3                          | DECIMAL(18,2) | 12.50,1.00,3.00",
        "12.50 €,1.00 €,-3 €                      | DECIMAL(18,2) | 12.50,1.00,-3.00",
        "-$5,$7                                   | DECIMAL(18,2) | -5.00,7.00",
        "$5,€7                                    | STRING        | $5,€7",
        "1'234.50,5'000.00,3.25                   | DECIMAL(18,2) | 1234.50,5000.00,3.25",
        "1 234,5 000,2 345 678                    | BIGINT        | 1234,5000,2345678",
        "12345678901234567.25,1.5                 | DECIMAL(38,2) | 12345678901234567.25,1.50",
        "2024-01-31,2024-2-1,1969-12-31           | DATE          | 19753,19754,-1",
        "2024/01/31,2024/02/01                    | DATE          | 19753,19754",
        "31.01.2024,1.2.2024                      | DATE          | 19753,19754",
        "31/01/2024,01/02/2024                    | DATE          | 19753,19754",
        "01/31/2024,02/01/2024                    | DATE          | 19753,19754",
        "31-01-2024,01-02-2024                    | DATE          | 19753,19754",
        "03/04/2024,05/06/2024                    | STRING        | 03/04/2024,05/06/2024",
        "2024-02-30,2024-01-01                    | STRING        | 2024-02-30,2024-01-01",
        "1/2/24,3/4/24                            | STRING        | 1/2/24,3/4/24",
        "2024-01-31 00:00,2024-01-31              | TIMESTAMP_NTZ | 2024-01-31T00:00,2024-01-31T00:00",
        "2024-01-31 10:11:12.123456789,1969-12-31T23:59:59 | TIMESTAMP_NTZ | 2024-01-31T10:11:12.123456,1969-12-31T23:59:59",
        "01/31/2024 1:05 PM,02/01/2024 12:00 AM   | TIMESTAMP_NTZ | 2024-01-31T13:05,2024-02-01T00:00",
        "2024-01-31 10:00+0530,2024-01-31 10:00 UTC | TIMESTAMP | 1706675400000000,1706695200000000",
        "10:11,12:13:14                           | STRING        | 10:11,12:13:14",
        "20240131,20240201                        | BIGINT        | 20240131,20240201",
        "1.2.3,4.5.6                              | STRING        | 1.2.3,4.5.6",
        "192.168.0.1,10.0.0.1                     | STRING        | 192.168.0.1,10.0.0.1",
        "12%,13%                                  | STRING        | 12%,13%",
        "0x1F,1d,2f                               | STRING        | 0x1F,1d,2f",
        "12,N/A,-,\\N,NULL,13                     | BIGINT        | 12,null,null,null,null,13",
        "abc,N/A,\\N                              | STRING        | abc,N/A,null",
        "NULL,NULL                                | STRING        | null,null",
      })
  void choosesTypesAsAPersonWould(String values, String type, String expected) {
    LoadFixture fixture = new LoadFixture(folder);
    String file = "n\tv\n" + indexed(values.split(","));
    FileAnalysis analysis = fixture.analyse("types.csv", file);
    assertThat(types(analysis)).isEqualTo("n BIGINT, v " + type);
    assertThat(fixture.rows(analysis).stream().map(row -> String.valueOf(row.get(1))))
        .containsExactly(expected.split(","));
  }

  private static String indexed(String[] values) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      lines.append(i).append('\t').append(values[i]).append('\n');
    }
    return lines.toString();
  }
}
