// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.AccessDirectory.Principal;
import io.tarn.api.ErrorCode;
import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import io.tarn.api.WarehouseException;
import java.util.Collection;
import java.util.List;

/** Every change of users, groups and rights that is refused, in words. */
final class AccessErrors {
  private AccessErrors() {}

  static WarehouseException noPrincipal(String name) {
    return WarehouseException.of(
        ErrorCode.PRINCIPAL_NOT_FOUND,
        "There is no user or group '" + name + "'. Check the name, or create it first.");
  }

  static WarehouseException notOfKind(String name, Principal.Kind wanted) {
    return WarehouseException.of(
        ErrorCode.PRINCIPAL_NOT_FOUND,
        "There is no "
            + (wanted == Principal.Kind.USER ? "user" : "group")
            + " '"
            + name
            + "'. Check the name, or create it first.");
  }

  static WarehouseException principalExists(String name) {
    return WarehouseException.of(
        ErrorCode.PRINCIPAL_ALREADY_EXISTS,
        "There is a user or group '" + name + "' already. Choose another name or IF NOT EXISTS.");
  }

  static WarehouseException builtIn(String name) {
    return WarehouseException.of(
        ErrorCode.INVALID_ARGUMENT,
        "'" + name + "' is built in and stays as it is. Use a user or group of your own.");
  }

  static WarehouseException circular(String group, String member) {
    return WarehouseException.of(
        ErrorCode.INVALID_ARGUMENT,
        "Group '"
            + member
            + "' cannot be put into '"
            + group
            + "' because '"
            + group
            + "' is in '"
            + member
            + "' already. Take it out there first.");
  }

  static WarehouseException stillOwns(String name, Collection<Securable> owned) {
    List<String> first = owned.stream().limit(3).map(Securable::toString).toList();
    return WarehouseException.of(
        ErrorCode.INVALID_ARGUMENT,
        "'"
            + name
            + "' still owns "
            + String.join(", ", first)
            + (owned.size() > first.size() ? " and more" : "")
            + ". Give it away with ALTER … OWNER TO, or drop it, first.");
  }

  /** Without it those it was for would see what the policy hides. */
  static WarehouseException namedByPolicy(String name) {
    return WarehouseException.of(
        ErrorCode.DEPENDENT_OBJECTS_EXIST,
        "A policy by tag is for '"
            + name
            + "', or spares it. CREATE OR REPLACE the POLICY without it, or DROP it, first.");
  }

  static WarehouseException notApplicable(Privilege privilege, String object) {
    return WarehouseException.of(
        ErrorCode.INVALID_ARGUMENT,
        privilege.words()
            + " cannot be granted on "
            + object
            + ". Grant it on what it is for, or choose another privilege.");
  }

  static WarehouseException keptByTarn(Securable object) {
    return WarehouseException.of(
        ErrorCode.PERMISSION_DENIED,
        object + " is kept by Tarn itself: everyone may read it and sees their own rows.");
  }
}
