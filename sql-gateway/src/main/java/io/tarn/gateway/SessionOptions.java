// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.ErrorCode;
import io.tarn.api.SchemaEntry;
import io.tarn.api.SessionOption;
import io.tarn.api.SessionSettings;
import io.tarn.api.TableCatalog;
import io.tarn.api.WarehouseException;
import java.util.Map;
import java.util.stream.Stream;

/** Sets session options, refusing a catalog or schema that does not exist. */
final class SessionOptions {
  private final TableCatalog catalog;

  SessionOptions(TableCatalog catalog) {
    this.catalog = catalog;
  }

  /** Sets the options a map holds by their names, a catalog before the schema in it. */
  SessionSettings with(SessionSettings settings, Map<String, String> options) {
    SessionSettings result = settings;
    for (SessionOption option : SessionOption.values()) {
      String value = options.get(option.key());
      if (value != null) {
        result = with(result, option, value);
      }
    }
    return result;
  }

  SessionSettings with(SessionSettings settings, SessionOption option, String value) {
    return switch (option) {
      case CATALOG -> settings.with(option, existing(option, value, catalog.catalogs().stream()));
      case SCHEMA -> settings.with(option, existing(option, value, schemas(settings.catalog())));
      case TIMEZONE, LANE, QUOTING, WAREHOUSE, RESULT_CACHE, STATEMENT_TIMEOUT ->
          settings.with(option, value);
    };
  }

  private Stream<String> schemas(String catalogName) {
    return catalog.schemas(catalogName).stream().map(SchemaEntry::name);
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
