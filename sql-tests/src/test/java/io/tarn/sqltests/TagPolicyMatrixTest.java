// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import io.tarn.testkit.TarnProcess;

/** The same table, user and statements under policies by tag. */
class TagPolicyMatrixTest extends PolicyMatrixTest {
  TagPolicyMatrixTest(TarnProcess server) {
    super(server);
  }

  @Override
  ProtectedPeople.By policies() {
    return ProtectedPeople.By.TAG;
  }

  @Override
  long oneOf() {
    return 16;
  }
}
