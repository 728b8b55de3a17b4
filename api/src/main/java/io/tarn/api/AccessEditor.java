// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.Optional;

/** Changes users, groups and rights. Whether the caller may was decided before. */
@FunctionalInterface
public interface AccessEditor {
  /**
   * Applies a change; every check that begins after it returns knows of it.
   *
   * @return rows, of a change whose description promises them
   * @throws WarehouseException {@link ErrorCode#PRINCIPAL_NOT_FOUND}, PRINCIPAL_ALREADY_EXISTS, the
   *     code of a missing object, or INVALID_ARGUMENT for a change that must not be
   */
  Optional<PlannedStatement.Rows> apply(AccessChange change, String user);
}
