// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may do what. Every door and every statement asks here and nowhere else. Answers from
 * memory, as of the last change. A principal is a user or a group; an unknown one may do nothing.
 */
public interface AccessControl {
  /** Its members may do everything. */
  String ADMINS = "admins";

  /** Every user is in it. */
  String ALL_USERS = "account users";

  /**
   * The first right a principal lacks to use a privilege on an object: the use of the catalog and
   * the schema it lies in, then the privilege itself. Empty if it may be used.
   */
  Optional<Missing> missing(String principal, Privilege privilege, Securable object);

  /** Whether a principal may know that there is such an object. */
  boolean sees(String principal, Securable object);

  /** Whether a principal is in a group, itself or through other groups. */
  boolean isMember(String principal, String group);

  /** Whether a principal may read the rows of a table or view. */
  default boolean reads(String principal, TableName table) {
    return missing(principal, Privilege.SELECT, Securable.table(table)).isEmpty();
  }

  /** Whether a principal may call a function. */
  default boolean calls(String principal, FunctionName function) {
    return missing(principal, Privilege.EXECUTE, Securable.function(function)).isEmpty();
  }

  /**
   * A right that somebody lacks.
   *
   * @param privilege what is missing
   * @param object on what
   */
  record Missing(Privilege privilege, Securable object) {
    /** The refusal, naming the right and who can give it. */
    public WarehouseException refusal(String principal, @Nullable SourcePosition position) {
      return WarehouseException.at(
          ErrorCode.PERMISSION_DENIED,
          "'"
              + principal
              + "' does not have "
              + privilege.words()
              + " on "
              + object
              + ". Its owner or an administrator can GRANT it.",
          position);
    }
  }
}
