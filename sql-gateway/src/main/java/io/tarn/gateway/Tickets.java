// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.tarn.api.QueryId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;

/**
 * Makes the handles by which a client names a statement's rows: the query id, sealed for the user
 * who sent the statement, so that an id seen in a log or a history opens nothing.
 */
final class Tickets {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int ID_BYTES = 16;
  private static final int SEAL_BYTES = 16;

  private final SecretKeySpec key;

  Tickets(byte[] tokenKey) {
    // A key of its own, derived, so that a seal can never pass for a token's signature.
    this.key =
        new SecretKeySpec(
            mac(
                new SecretKeySpec(tokenKey, ALGORITHM),
                "tarn tickets".getBytes(StandardCharsets.UTF_8)),
            ALGORITHM);
  }

  /** The command that stands for a statement's rows, in tickets and for polling. */
  byte[] command(QueryId id, String user) {
    byte[] raw = HexFormat.of().parseHex(id.value());
    byte[] handle = Arrays.copyOf(raw, ID_BYTES + SEAL_BYTES);
    System.arraycopy(seal(raw, user), 0, handle, ID_BYTES, SEAL_BYTES);
    return Any.pack(
            TicketStatementQuery.newBuilder()
                .setStatementHandle(ByteString.copyFrom(handle))
                .build())
        .toByteArray();
  }

  Ticket ticket(QueryId id, String user) {
    return new Ticket(command(id, user));
  }

  /**
   * Opens a ticket or a polled command.
   *
   * @throws io.tarn.api.WarehouseException if it was not made here for this user
   */
  QueryId open(byte[] command, String user) {
    try {
      Any any = Any.parseFrom(command);
      if (!any.is(TicketStatementQuery.class)) {
        throw GatewayErrors.ticketRefused();
      }
      return open(any.unpack(TicketStatementQuery.class), user);
    } catch (InvalidProtocolBufferException e) {
      throw GatewayErrors.malformed("The ticket cannot be read");
    }
  }

  QueryId open(TicketStatementQuery ticket, String user) {
    byte[] handle = ticket.getStatementHandle().toByteArray();
    if (handle.length != ID_BYTES + SEAL_BYTES) {
      throw GatewayErrors.ticketRefused();
    }
    byte[] raw = Arrays.copyOf(handle, ID_BYTES);
    byte[] seal = Arrays.copyOfRange(handle, ID_BYTES, handle.length);
    if (!MessageDigest.isEqual(seal, seal(raw, user))) {
      throw GatewayErrors.ticketRefused();
    }
    return new QueryId(HexFormat.of().formatHex(raw));
  }

  private byte[] seal(byte[] id, String user) {
    byte[] name = user.getBytes(StandardCharsets.UTF_8);
    byte[] sealed = Arrays.copyOf(id, id.length + name.length);
    System.arraycopy(name, 0, sealed, id.length, name.length);
    return Arrays.copyOf(mac(key, sealed), SEAL_BYTES);
  }

  private static byte[] mac(SecretKeySpec key, byte[] content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
