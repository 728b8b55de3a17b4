// SPDX-License-Identifier: Apache-2.0
package io.tarn.parser;

import io.tarn.api.IfExists;
import io.tarn.api.IfMissing;
import io.tarn.api.TagCondition;
import io.tarn.api.TagPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** What a statement about tags or policies by tag is to do. */
public sealed interface TagAction {
  /** The words it begins with. */
  String words();

  /** The object it is about. */
  AccessAction.ObjectName object();

  /**
   * {@code SET TAGS ('k' = 'v', …)}.
   *
   * @param column a column of the table, or empty for the object itself
   */
  record SetTags(
      AccessAction.ObjectName object, Optional<SqlIdentifier> column, Map<String, String> tags)
      implements TagAction {
    @Override
    public String words() {
      return "ALTER " + object.kind() + " SET TAGS";
    }
  }

  /**
   * {@code UNSET TAGS ('k', …)}.
   *
   * @param column a column of the table, or empty for the object itself
   */
  record UnsetTags(
      AccessAction.ObjectName object, Optional<SqlIdentifier> column, List<String> tags)
      implements TagAction {
    @Override
    public String words() {
      return "ALTER " + object.kind() + " UNSET TAGS";
    }
  }

  /**
   * {@code CREATE POLICY}.
   *
   * @param name its name
   * @param object what it stands on
   * @param ifExists FAIL or REPLACE
   * @param body all the rest
   */
  record CreatePolicy(
      SqlIdentifier name, AccessAction.ObjectName object, IfExists ifExists, Body body)
      implements TagAction {
    @Override
    public String words() {
      return "CREATE POLICY";
    }
  }

  /**
   * What a policy by tag is to do.
   *
   * @param comment what it is for
   * @param kind a row filter or a column mask
   * @param function who decides
   * @param to whom it is for
   * @param except who of them are spared
   * @param when what the tags of a table must be like
   * @param matches columns it looks for
   * @param masked alias of the masked columns
   * @param using aliases and literals the function is given
   */
  record Body(
      Optional<String> comment,
      TagPolicy.Kind kind,
      SqlIdentifier function,
      List<SqlIdentifier> to,
      List<SqlIdentifier> except,
      Optional<TagCondition> when,
      List<TagPolicy.Match> matches,
      Optional<SqlIdentifier> masked,
      List<SqlNode> using) {}

  /** {@code DROP POLICY name ON …}. */
  record DropPolicy(SqlIdentifier name, AccessAction.ObjectName object, IfMissing ifMissing)
      implements TagAction {
    @Override
    public String words() {
      return "DROP POLICY";
    }
  }

  /**
   * {@code SHOW [EFFECTIVE] POLICIES ON …}.
   *
   * @param reach which policies
   */
  record ShowPolicies(AccessAction.ObjectName object, Reach reach) implements TagAction {
    /** Which policies. */
    public enum Reach {
      OWN,
      EFFECTIVE
    }

    @Override
    public String words() {
      return "SHOW POLICIES";
    }
  }

  /** {@code DESCRIBE POLICY name ON …}. */
  record DescribePolicy(SqlIdentifier name, AccessAction.ObjectName object) implements TagAction {
    @Override
    public String words() {
      return "DESCRIBE POLICY";
    }
  }
}
