// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.util.List;

/** What is wrong with the values given for a statement's markers. */
final class ParameterErrors {
  private ParameterErrors() {}

  static WarehouseException unbound(int markers, int values) {
    return WarehouseException.of(
        ErrorCode.UNBOUND_SQL_PARAMETER,
        "The statement has "
            + markers
            + " parameter marker(s), but "
            + values
            + " value(s) were given. Bind exactly one value to each.");
  }

  static WarehouseException unbound(String name) {
    return WarehouseException.of(
        ErrorCode.UNBOUND_SQL_PARAMETER,
        "The statement has a marker :" + name + ", but no value of that name was given. Give one.");
  }

  static WarehouseException noMarker(String name, List<String> markers) {
    return WarehouseException.of(
        ErrorCode.UNBOUND_SQL_PARAMETER,
        "A value was given for "
            + name
            + ", but the statement has no marker :"
            + name
            + (markers.isEmpty() ? "." : "; it has :" + String.join(", :", markers) + "."));
  }

  static WarehouseException mixed() {
    return WarehouseException.of(
        ErrorCode.INVALID_SQL,
        "The statement has markers by position (?) and by name (:name). Use one kind.");
  }
}
