// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.TableName;
import io.tarn.api.TableSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.flight.sql.FlightSqlColumnMetadata;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Adds to a schema's fields what Flight SQL clients read there: type names, precision, scale. */
final class DescribedSchema {
  /** Where a table's comment stands in its schema: Flight SQL has no other place for it. */
  static final String TABLE_REMARKS = "ARROW:FLIGHT:SQL:REMARKS";

  private DescribedSchema() {}

  /**
   * A result's schema. Comments are left out: the stock JDBC driver takes remarks for labels.
   *
   * @param schema columns as the engine gives them
   */
  static Schema ofResult(Schema schema) {
    List<Field> fields =
        schema.getFields().stream().map(f -> described(f, common(f).build())).toList();
    return new Schema(fields);
  }

  /**
   * A table's schema, with comments.
   *
   * @param schema columns, with comments as field metadata
   * @param comment the table's own
   */
  static Schema ofTable(TableName table, Schema schema, Optional<String> comment) {
    List<Field> fields = schema.getFields().stream().map(f -> column(table, f)).toList();
    return new Schema(fields, comment.map(c -> Map.of(TABLE_REMARKS, c)).orElse(Map.of()));
  }

  /** In the form in which Flight SQL carries schemas inside its messages. */
  static byte[] serialized(Schema schema) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      MessageSerializer.serialize(new WriteChannel(Channels.newChannel(bytes)), schema);
    } catch (IOException e) {
      throw new IllegalStateException("writing into memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static Field column(TableName table, Field field) {
    FlightSqlColumnMetadata.Builder metadata =
        common(field)
            .catalogName(table.catalog())
            .schemaName(table.schema())
            .tableName(table.table());
    String comment = field.getMetadata().get(TableSnapshot.COMMENT);
    if (comment != null) {
      metadata.remarks(comment);
    }
    return described(field, metadata.build());
  }

  private static FlightSqlColumnMetadata.Builder common(Field field) {
    SqlType type = SqlType.of(field);
    FlightSqlColumnMetadata.Builder metadata =
        new FlightSqlColumnMetadata.Builder()
            .typeName(type.name())
            .isAutoIncrement(false)
            .isCaseSensitive(type.caseSensitive())
            .isReadOnly(true)
            .isSearchable(true);
    type.precision().ifPresent(metadata::precision);
    type.scale().ifPresent(metadata::scale);
    return metadata;
  }

  private static Field described(Field field, FlightSqlColumnMetadata description) {
    Map<String, String> metadata = new HashMap<>(field.getMetadata());
    metadata.remove(TableSnapshot.COMMENT);
    metadata.putAll(description.getMetadataMap());
    FieldType type =
        new FieldType(field.isNullable(), field.getType(), field.getDictionary(), metadata);
    return new Field(field.getName(), type, field.getChildren());
  }
}
