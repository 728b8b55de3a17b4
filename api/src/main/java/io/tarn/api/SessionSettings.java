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

  /**
   * Changes one option.
   *
   * @throws WarehouseException {@link ErrorCode#INVALID_SESSION_OPTION} if the value is not lawful
   */
  public SessionSettings with(SessionOption option, String value) {
    return option.apply(this, value);
  }
}
