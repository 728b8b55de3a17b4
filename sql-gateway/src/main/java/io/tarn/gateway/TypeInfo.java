// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.gateway.MetadataRows.Row;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.flight.sql.impl.FlightSql.Nullable;
import org.apache.arrow.flight.sql.impl.FlightSql.Searchable;
import org.apache.arrow.flight.sql.impl.FlightSql.XdbcDataType;
import org.apache.arrow.flight.sql.impl.FlightSql.XdbcDatetimeSubcode;

/** The SQL types of the warehouse as {@code GetXdbcTypeInfo} wants them, most fitting first. */
public final class TypeInfo {
  private static final int DECIMAL_DIGITS = 38;

  private static final List<Type> TYPES =
      List.of(
          Type.other("BOOLEAN", XdbcDataType.XDBC_BIT, 1),
          Type.whole("TINYINT", XdbcDataType.XDBC_TINYINT, 3),
          Type.whole("SMALLINT", XdbcDataType.XDBC_SMALLINT, 5),
          Type.whole("INT", XdbcDataType.XDBC_INTEGER, 10),
          Type.whole("BIGINT", XdbcDataType.XDBC_BIGINT, 19),
          Type.floating("FLOAT", XdbcDataType.XDBC_REAL, 7),
          Type.floating("DOUBLE", XdbcDataType.XDBC_DOUBLE, 15),
          Type.decimal(),
          Type.quoted("STRING", XdbcDataType.XDBC_VARCHAR, SqlType.UNBOUNDED, "'"),
          Type.quoted("BINARY", XdbcDataType.XDBC_VARBINARY, SqlType.UNBOUNDED, "X'"),
          Type.moment("DATE", XdbcDataType.XDBC_DATE, 10, XdbcDatetimeSubcode.XDBC_SUBCODE_DATE),
          Type.moment(
              "TIMESTAMP",
              XdbcDataType.XDBC_TIMESTAMP,
              26,
              XdbcDatetimeSubcode.XDBC_SUBCODE_TIMESTAMP_WITH_TIMEZONE),
          Type.moment(
              "TIMESTAMP_NTZ",
              XdbcDataType.XDBC_TIMESTAMP,
              26,
              XdbcDatetimeSubcode.XDBC_SUBCODE_TIMESTAMP));

  private TypeInfo() {}

  /** All types: the values of {@code GetXdbcTypeInfo}'s columns, in their order. */
  public static List<List<@org.jspecify.annotations.Nullable Object>> all() {
    return rows(Optional.empty()).stream().map(Row::values).toList();
  }

  /**
   * All types, or those of one code.
   *
   * @param code an XDBC data type's number
   */
  static List<Row> rows(Optional<Integer> code) {
    return TYPES.stream()
        .filter(type -> code.isEmpty() || code.get() == type.code().getNumber())
        .map(Type::row)
        .toList();
  }

  private record Type(
      String name,
      XdbcDataType code,
      int size,
      Optional<String> prefix,
      List<String> parameters,
      Optional<Integer> scale,
      Optional<XdbcDatetimeSubcode> moment,
      Optional<Integer> radix) {

    static Type other(String name, XdbcDataType code, int size) {
      return new Type(
          name,
          code,
          size,
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    static Type whole(String name, XdbcDataType code, int digits) {
      return other(name, code, digits).withNumber(0);
    }

    static Type floating(String name, XdbcDataType code, int digits) {
      Type type = other(name, code, digits);
      return new Type(
          name,
          code,
          digits,
          type.prefix,
          type.parameters,
          type.scale,
          type.moment,
          Optional.of(10));
    }

    static Type decimal() {
      return new Type(
          "DECIMAL",
          XdbcDataType.XDBC_DECIMAL,
          DECIMAL_DIGITS,
          Optional.empty(),
          List.of("precision", "scale"),
          Optional.of(DECIMAL_DIGITS),
          Optional.empty(),
          Optional.of(10));
    }

    static Type quoted(String name, XdbcDataType code, int size, String prefix) {
      return new Type(
          name,
          code,
          size,
          Optional.of(prefix),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    static Type moment(String name, XdbcDataType code, int size, XdbcDatetimeSubcode subcode) {
      return new Type(
          name,
          code,
          size,
          Optional.of(name + " '"),
          List.of(),
          code == XdbcDataType.XDBC_TIMESTAMP ? Optional.of(6) : Optional.empty(),
          Optional.of(subcode),
          Optional.empty());
    }

    private Type withNumber(int newScale) {
      return new Type(
          name, code, size, prefix, parameters, Optional.of(newScale), moment, Optional.of(10));
    }

    private Row row() {
      boolean number = radix.isPresent();
      return Row.of(
          name,
          code.getNumber(),
          size,
          prefix.orElse(null),
          prefix.isPresent() ? "'" : null,
          parameters.isEmpty() ? null : parameters,
          Nullable.NULLABILITY_NULLABLE.getNumber(),
          code == XdbcDataType.XDBC_VARCHAR,
          Searchable.SEARCHABLE_FULL.getNumber(),
          number ? Boolean.FALSE : null,
          false,
          number ? Boolean.FALSE : null,
          name,
          scale.map(s -> 0).orElse(null),
          scale.orElse(null),
          moment.isPresent() ? XdbcDataType.XDBC_DATETIME.getNumber() : code.getNumber(),
          moment.map(XdbcDatetimeSubcode::getNumber).orElse(null),
          radix.orElse(null),
          null);
    }
  }
}
