// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.avatica;

import io.tarn.api.Session;
import io.tarn.api.SessionOption;
import io.tarn.api.SessionSettings;
import io.tarn.gateway.GatewayServices;
import io.tarn.gateway.SessionOptions;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.calcite.avatica.ConnectionPropertiesImpl;
import org.apache.calcite.avatica.Meta.ConnectionProperties;
import org.jspecify.annotations.Nullable;

/** Sets what a client sets of its connection, and tells what holds: never what does not. */
final class SettingsSync {
  private final SessionOptions options;

  SettingsSync(GatewayServices services) {
    this.options = new SessionOptions(services::visibleTo);
  }

  /**
   * Sets what is given.
   *
   * @param wanted nulls leave as it is; read-only is a hint that the server does not need
   * @return all that holds now
   * @throws io.tarn.api.WarehouseException UNSUPPORTED_FEATURE for transactions over several
   *     statements, INVALID_SESSION_OPTION for a catalog or schema that does not exist
   */
  ConnectionProperties sync(Session session, ConnectionProperties wanted) {
    Integer isolation = wanted.getTransactionIsolation();
    if (Boolean.FALSE.equals(wanted.isAutoCommit())
        || (isolation != null && isolation != Connection.TRANSACTION_NONE)) {
      throw AvaticaErrors.noTransactions();
    }
    Map<String, String> changes = new LinkedHashMap<>();
    SessionSettings before = session.settings();
    put(changes, SessionOption.CATALOG, wanted.getCatalog(), before.catalog());
    put(changes, SessionOption.SCHEMA, wanted.getSchema(), before.schema());
    SessionSettings now =
        changes.isEmpty()
            ? before
            : session.update(settings -> options.with(session.user(), settings, changes));
    return new ConnectionPropertiesImpl(
        true, false, Connection.TRANSACTION_NONE, now.catalog(), now.schema());
  }

  /** Clients send back what they were told: that is no change. */
  private static void put(
      Map<String, String> changes, SessionOption option, @Nullable String wanted, String now) {
    if (wanted != null && !wanted.isEmpty() && !wanted.equals(now)) {
      changes.put(option.key(), wanted);
    }
  }
}
