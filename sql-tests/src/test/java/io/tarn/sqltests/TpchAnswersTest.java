// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import io.tarn.testkit.TarnProcess;
import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All 22 TPC-H queries give what DuckDB gives for their original text on the same Parquet files.
 * That both lanes give the same is for {@link LanesAgreeTest}.
 */
@ExtendWith(SharedServer.class)
class TpchAnswersTest {
  static IntStream queries() {
    return TpchQueries.numbers();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void isAnsweredAsByDuckDb(int number, TarnProcess server) throws SQLException, IOException {
    try (TpchQueries queries = new TpchQueries(server, "interactive")) {
      queries.assertAnsweredAsByDuckDb(number);
    }
  }
}
