// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.avatica;

import io.tarn.gateway.SqlVocabulary.Words;
import java.sql.Connection;
import java.util.EnumMap;
import java.util.Map;
import org.apache.calcite.avatica.Meta.DatabaseProperty;

/** What clients ask of the database as a whole. */
final class ServerFacts {
  private static final String PRODUCT = "Tarn";

  private final Map<DatabaseProperty, Object> properties = new EnumMap<>(DatabaseProperty.class);

  /**
   * @param version of the server, such as {@code 0.1.0}
   */
  ServerFacts(String version) {
    String[] parts = version.split("[.-]", 3);
    properties.put(DatabaseProperty.GET_DATABASE_PRODUCT_NAME, PRODUCT);
    properties.put(DatabaseProperty.GET_DATABASE_PRODUCT_VERSION, version);
    properties.put(DatabaseProperty.GET_DATABASE_MAJOR_VERSION, number(parts, 0));
    properties.put(DatabaseProperty.GET_DATABASE_MINOR_VERSION, number(parts, 1));
    properties.put(DatabaseProperty.GET_DEFAULT_TRANSACTION_ISOLATION, Connection.TRANSACTION_NONE);
    properties.put(DatabaseProperty.GET_S_Q_L_KEYWORDS, Words.KEYWORD.commaSeparated());
    properties.put(DatabaseProperty.GET_NUMERIC_FUNCTIONS, Words.NUMERIC_FUNCTION.commaSeparated());
    properties.put(DatabaseProperty.GET_STRING_FUNCTIONS, Words.STRING_FUNCTION.commaSeparated());
    properties.put(DatabaseProperty.GET_SYSTEM_FUNCTIONS, Words.SYSTEM_FUNCTION.commaSeparated());
    properties.put(
        DatabaseProperty.GET_TIME_DATE_FUNCTIONS, Words.DATETIME_FUNCTION.commaSeparated());
  }

  private static int number(String[] parts, int index) {
    return index < parts.length && parts[index].matches("\\d{1,9}")
        ? Integer.parseInt(parts[index])
        : 0;
  }

  Map<DatabaseProperty, Object> properties() {
    return properties;
  }
}
