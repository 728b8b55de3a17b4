// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import org.jspecify.annotations.Nullable;

/** Every error this module words itself. */
final class ComputeErrors {
  private ComputeErrors() {}

  static WarehouseException invalidConfiguration(String message) {
    return WarehouseException.of(ErrorCode.INVALID_CONFIGURATION, message);
  }

  static WarehouseException engineUnavailable(String reason, @Nullable Throwable cause) {
    return WarehouseException.of(
        ErrorCode.ENGINE_UNAVAILABLE, "Spark cannot run the statement: " + reason, cause);
  }

  static WarehouseException engineLost(@Nullable Throwable cause) {
    return WarehouseException.of(
        ErrorCode.ENGINE_UNAVAILABLE,
        "The Spark process ended while the statement ran, most often for want of memory. It is"
            + " being restarted: send the statement again, or give Spark more memory",
        cause);
  }

  static WarehouseException outOfMemory(@Nullable Throwable cause) {
    return WarehouseException.of(
        ErrorCode.ENGINE_UNAVAILABLE,
        "Spark ran out of memory. Send the statement again when less runs, or give Spark more"
            + " memory",
        cause);
  }

  static WarehouseException stopped() {
    return WarehouseException.of(
        ErrorCode.SHUTTING_DOWN, "The server is stopping and takes no more statements");
  }

  static WarehouseException cancelled() {
    return WarehouseException.of(ErrorCode.CANCELLED, "The statement was cancelled");
  }

  static WarehouseException schemaMismatch(String promised, String delivered) {
    return WarehouseException.internal(
        "The planner promised columns (" + promised + ") but Spark delivered (" + delivered + ")",
        new IllegalStateException("schema mismatch"));
  }

  static WarehouseException typeNotDelivered(String column, String type) {
    return WarehouseException.of(
        ErrorCode.UNSUPPORTED_FEATURE,
        "Column "
            + column
            + " is of type "
            + type
            + ", which cannot be delivered. Cast it to another type, such as STRING.");
  }

  static WarehouseException resultFiles(String what, Throwable cause) {
    return WarehouseException.of(
        ErrorCode.ENGINE_ERROR, "The result's files could not be " + what, cause);
  }
}
