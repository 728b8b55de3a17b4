// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import com.google.protobuf.ByteString;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A statement the server has prepared.
 *
 * @param handle the server's name for it
 * @param result columns of its rows; without columns if it returns none
 * @param parameters what its question marks take, in order, as far as the server knows
 */
record PreparedHandle(ByteString handle, Schema result, Schema parameters) {
  boolean returnsRows() {
    return !result.getFields().isEmpty();
  }

  PreparedHandle withHandle(ByteString newHandle) {
    return new PreparedHandle(newHandle, result, parameters);
  }
}
