// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

/** Hadoop's defaults are seen outside and not inside, and the thread is left as it was. */
class BareHadoopTest {
  @Test
  void noDefaultsAreParsed() throws Exception {
    assertThat(new Configuration().size()).isGreaterThan(100);
    assertThat(BareHadoop.call(() -> new Configuration().size())).isZero();
    assertThat(new Configuration().size()).isGreaterThan(100);
  }

  @Test
  void theThreadIsLeftAsItWas() {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    assertThatThrownBy(
            () ->
                BareHadoop.call(
                    () -> {
                      throw new IOException("no");
                    }))
        .hasMessage("no");
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }
}
