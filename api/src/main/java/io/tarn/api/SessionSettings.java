// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.time.Duration;
import java.time.ZoneId;

/**
 * What a session can set; immutable.
 *
 * @param catalog current catalog
 * @param schema current schema
 * @param timeZone zone in which timestamps are read and shown
 * @param lane lane the session asks for
 * @param quoting meaning of double quotes
 * @param statementTimeout a statement running longer is cancelled; zero means no limit
 * @param resultCache whether kept answers may be given
 */
public record SessionSettings(
    String catalog,
    String schema,
    ZoneId timeZone,
    LanePreference lane,
    Quoting quoting,
    Duration statementTimeout,
    ResultCaching resultCache) {
  /** The warehouse whose Spark servers run statements. */
  public static final String DEFAULT_WAREHOUSE = "default";

  /** With kept answers. */
  public SessionSettings(
      String catalog,
      String schema,
      ZoneId timeZone,
      LanePreference lane,
      Quoting quoting,
      Duration statementTimeout) {
    this(catalog, schema, timeZone, lane, quoting, statementTimeout, ResultCaching.ON);
  }

  /** {@code main.default}, UTC, automatic lane, Spark's quoting, no timeout. */
  public static SessionSettings defaults() {
    return new SessionSettings(
        "main", "default", ZoneId.of("UTC"), LanePreference.AUTO, Quoting.SPARK, Duration.ZERO);
  }

  public SessionSettings withNamespace(String newCatalog, String newSchema) {
    return new SessionSettings(
        newCatalog, newSchema, timeZone, lane, quoting, statementTimeout, resultCache);
  }

  SessionSettings withTimeZone(ZoneId other) {
    return new SessionSettings(
        catalog, schema, other, lane, quoting, statementTimeout, resultCache);
  }

  SessionSettings withLane(LanePreference other) {
    return new SessionSettings(
        catalog, schema, timeZone, other, quoting, statementTimeout, resultCache);
  }

  SessionSettings withQuoting(Quoting other) {
    return new SessionSettings(
        catalog, schema, timeZone, lane, other, statementTimeout, resultCache);
  }

  SessionSettings withStatementTimeout(Duration other) {
    return new SessionSettings(catalog, schema, timeZone, lane, quoting, other, resultCache);
  }

  SessionSettings withResultCache(ResultCaching other) {
    return new SessionSettings(catalog, schema, timeZone, lane, quoting, statementTimeout, other);
  }

  /**
   * Changes one option.
   *
   * @throws WarehouseException {@link ErrorCode#INVALID_SESSION_OPTION} if the value is not lawful
   */
  public SessionSettings with(SessionOption option, String value) {
    return option.apply(this, value);
  }
}
