// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndOfSparkTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1   | Error: Could not find or load main class io.tarn.spark.ChildProcess | jars are missing",
        "1   | Error: Could not reserve enough space for object heap | does not have the memory",
        "1   | java.lang.UnsupportedClassVersionError: x has been compiled | older than 17",
        "1   | java.net.BindException: Address already in use | no port was free",
        "1   | java.io.IOException: No space left on device | disk is full",
        "3   | Terminating due to java.lang.OutOfMemoryError: Java heap space | ran out of memory",
        "137 | nothing | it was killed",
        "7   | nothing | it ended with status 7",
        "1   | Exception in thread \"main\" a.B: first thing | first thing"
      })
  void saysWhy(int status, String output, String reason) {
    assertThat(EndOfSpark.reason(status, output)).contains(reason);
  }
}
