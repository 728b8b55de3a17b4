// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.AccessControl;
import io.tarn.api.Authenticator;
import io.tarn.api.EngineStatus;
import io.tarn.api.QueryService;
import io.tarn.api.Sessions;
import io.tarn.api.TableCatalog;
import io.tarn.api.VisibleCatalog;
import java.util.function.Supplier;

/**
 * What the doors open onto.
 *
 * @param queries runs statements
 * @param sessions open sessions
 * @param authenticator knows passwords
 * @param catalog answers metadata calls
 * @param access decides who sees what in it
 * @param engine how the Spark lane is
 */
public record GatewayServices(
    QueryService queries,
    Sessions sessions,
    Authenticator authenticator,
    TableCatalog catalog,
    AccessControl access,
    Supplier<EngineStatus> engine) {
  /** The catalog as a user sees it. */
  public TableCatalog visibleTo(String user) {
    return new VisibleCatalog(catalog, access, user);
  }
}
