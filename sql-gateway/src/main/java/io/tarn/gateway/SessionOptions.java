// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.ErrorCode;
import io.tarn.api.SchemaEntry;
import io.tarn.api.Session;
import io.tarn.api.SessionOption;
import io.tarn.api.SessionSettings;
import io.tarn.api.Sessions;
import io.tarn.api.TableCatalog;
import io.tarn.api.WarehouseException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Sets session options, refusing a catalog or schema that does not exist. */
public final class SessionOptions {
  private final Function<String, TableCatalog> visible;

  /**
   * @param visible the catalog as a user sees it
   */
  public SessionOptions(Function<String, TableCatalog> visible) {
    this.visible = visible;
  }

  /**
   * Opens a session.
   *
   * @param options session options by name
   * @throws WarehouseException INVALID_SESSION_OPTION; then there is no session
   */
  public Session open(Sessions sessions, String user, Map<String, String> options) {
    Session session = sessions.open(user);
    try {
      session.update(settings -> with(user, settings, options));
    } catch (WarehouseException e) {
      sessions.close(session.id());
      throw e;
    }
    return session;
  }

  /** Sets the options a map holds by their names, a catalog before the schema in it. */
  public SessionSettings with(String user, SessionSettings settings, Map<String, String> options) {
    SessionSettings result = settings;
    for (SessionOption option : SessionOption.values()) {
      String value = options.get(option.key());
      if (value != null) {
        result = with(user, result, option, value);
      }
    }
    return result;
  }

  SessionSettings with(String user, SessionSettings settings, SessionOption option, String value) {
    TableCatalog catalog = visible.apply(user);
    return switch (option) {
      case CATALOG -> settings.with(option, existing(option, value, catalog.catalogs().stream()));
      case SCHEMA -> settings.with(option, existing(option, value, schemas(catalog, settings)));
      case TIMEZONE, LANE, QUOTING, WAREHOUSE, RESULT_CACHE, STATEMENT_TIMEOUT ->
          settings.with(option, value);
    };
  }

  private static Stream<String> schemas(TableCatalog catalog, SessionSettings settings) {
    return catalog.schemas(settings.catalog()).stream().map(SchemaEntry::name);
  }

  /** The name in the case it was created with. */
  private static String existing(SessionOption option, String value, Stream<String> names) {
    return names
        .filter(name -> name.equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(
            () ->
                WarehouseException.of(
                    ErrorCode.INVALID_SESSION_OPTION,
                    "There is no " + option.key() + " '" + value + "'; choose one that exists"));
  }
}
