// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tarn.api.SessionOption;
import io.tarn.api.SessionSettings;
import io.tarn.api.WarehouseException;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.vector.types.pojo.Schema;

/** How a view's settings and columns are written down: as JSON that people can read too. */
final class ViewText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ViewText() {}

  /** The options as {@code SET} takes them, so that options added later keep their defaults. */
  static String ofSettings(SessionSettings settings) {
    Map<String, String> values = new TreeMap<>();
    for (SessionOption option : SessionOption.values()) {
      values.put(option.key(), option.read(settings));
    }
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw WarehouseException.internal("A view's settings cannot be written down", e);
    }
  }

  static SessionSettings settings(String json) {
    try {
      SessionSettings settings = SessionSettings.defaults();
      for (Map.Entry<String, String> value :
          JSON.readValue(json, new TypeReference<Map<String, String>>() {}).entrySet()) {
        settings =
            settings.with(SessionOption.byKey(value.getKey()).orElseThrow(), value.getValue());
      }
      return settings;
    } catch (JsonProcessingException e) {
      throw WarehouseException.internal("A view's settings cannot be read", e);
    }
  }

  static String ofSchema(Schema schema) {
    return schema.toJson();
  }

  static Schema schema(String json) {
    try {
      return Schema.fromJSON(json);
    } catch (IOException e) {
      throw WarehouseException.internal("A view's columns cannot be read", e);
    }
  }
}
