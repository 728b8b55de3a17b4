// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway.rest;

import io.tarn.api.ErrorCode;
import io.tarn.api.SessionOption;
import io.tarn.api.WarehouseException;
import java.io.IOException;

/** The errors this door raises itself. */
final class RestErrors {
  private RestErrors() {}

  static WarehouseException invalid(String what) {
    return WarehouseException.of(ErrorCode.INVALID_ARGUMENT, what);
  }

  static WarehouseException gone(String id) {
    return WarehouseException.of(
        ErrorCode.STATEMENT_NOT_FOUND,
        "Statement "
            + id
            + " is not known, is another user's, or ended more than an hour ago; send it again");
  }

  static WarehouseException noSession(String id) {
    return WarehouseException.of(
        ErrorCode.SESSION_NOT_FOUND,
        "Session " + id + " is not open, or is another user's; open one, or send no session_id");
  }

  static WarehouseException unknownOption(String name) {
    return WarehouseException.of(
        ErrorCode.INVALID_SESSION_OPTION,
        "There is no session option '" + name + "'; options are " + SessionOption.allKeys());
  }

  static WarehouseException noChunk(int index, int count) {
    return invalid("chunk_index is " + index + " and the result has " + count + " chunks, from 0");
  }

  static WarehouseException notReady(String state) {
    return invalid("The statement is " + state + ": its rows can be read once it has SUCCEEDED");
  }

  static WarehouseException linkRefused() {
    return WarehouseException.of(
        ErrorCode.PERMISSION_DENIED,
        "The link is not one of ours or has expired; ask for the chunk again");
  }

  static WarehouseException tooLargeInline(long limit) {
    return WarehouseException.of(
        ErrorCode.INVALID_ARGUMENT,
        "The result has more than "
            + limit
            + " bytes, the most that disposition INLINE gives; use EXTERNAL_LINKS, or a row_limit");
  }

  static WarehouseException noRoom(long limit) {
    return WarehouseException.of(
        ErrorCode.DISK_FULL,
        "The results kept for HTTP clients would have more than "
            + limit
            + " bytes; use a row_limit, or Flight SQL, which keeps nothing");
  }

  static WarehouseException tooMany(int limit) {
    return WarehouseException.of(
        ErrorCode.TOO_MANY_STATEMENTS,
        "The server already runs " + limit + " statements sent over HTTP; try again when some end");
  }

  static WarehouseException tooManyOfUser(int limit) {
    return WarehouseException.of(
        ErrorCode.TOO_MANY_STATEMENTS,
        "You already run " + limit + " statements sent over HTTP; try again when some have ended");
  }

  static WarehouseException tooManySessions(int limit) {
    return WarehouseException.of(
        ErrorCode.TOO_MANY_STATEMENTS,
        "You already have "
            + limit
            + " sessions opened over HTTP; close some, or send statements"
            + " without session_id");
  }

  static WarehouseException expired() {
    return WarehouseException.of(
        ErrorCode.STATEMENT_NOT_FOUND, "The kept result is gone; send the statement again");
  }

  static WarehouseException catalogOfSession() {
    return invalid(
        "catalog and schema are the session's own; leave them out, or leave session_id out");
  }

  static WarehouseException cannotKeep(IOException cause) {
    return WarehouseException.of(
        ErrorCode.DISK_FULL,
        "The result cannot be kept for reading; free disk space, or use Flight SQL, which keeps"
            + " nothing",
        cause);
  }

  static WarehouseException unreadable(IOException cause) {
    return WarehouseException.of(
        ErrorCode.TABLE_STORAGE_ERROR,
        "The kept result cannot be read; send the statement again",
        cause);
  }
}
