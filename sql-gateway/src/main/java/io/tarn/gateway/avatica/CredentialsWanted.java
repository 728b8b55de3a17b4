// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.avatica;

import io.tarn.api.WarehouseException;

/**
 * A request shows nothing that says who sends it: told with a challenge, which a client that knows
 * HTTP authentication answers. Never leaves this package.
 */
final class CredentialsWanted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient WarehouseException failure;

  /**
   * @param failure how it looks to a client that answers no challenge
   */
  CredentialsWanted(WarehouseException failure) {
    super(failure.getMessage(), failure);
    this.failure = failure;
  }

  WarehouseException failure() {
    return failure;
  }
}
