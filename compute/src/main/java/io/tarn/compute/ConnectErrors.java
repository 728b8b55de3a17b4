// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.protobuf.StatusProto;
import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.connect.proto.FetchErrorDetailsResponse;
import org.jspecify.annotations.Nullable;

/**
 * Spark's failures in Tarn's words: Spark's condition, SQLSTATE and message, without stack traces
 * and without the lane's SQL text, which is not what the user wrote.
 */
final class ConnectErrors {
  private static final Pattern PREFIX = Pattern.compile("^\\[[A-Z0-9_.]+] ");
  private static final Pattern NOISE =
      Pattern.compile(
          " ?SQLSTATE: [0-9A-Z]{5}|; line \\d+ pos \\d+[\\s\\S]*$|;\\s*\n'[\\s\\S]*$|\\s*== (SQL|DataFrame)[\\s\\S]*$|\\s*\\bat [\\w.$]+\\([\\s\\S]*$"
              + "|\\s*Driver stacktrace:[\\s\\S]*$"
              + "| ?If necessary set \"?spark\\.[^ ]+ to \"?\\w+\"?( \\([^)]*\\))? to bypass this error\\.");

  /** Conditions that only say where something failed; their cause says what. */
  private static final List<String> WRAPPERS =
      List.of("TASK_WRITE_FAILED", "FAILED_READ_FILE", "FAILED_EXECUTE_UDF", "_LEGACY_ERROR_TEMP");

  private static final int MAX_MESSAGE = 4000;

  private ConnectErrors() {}

  /** Of a call that nobody here has cancelled: then CANCELLED means that the channel was closed. */
  static WarehouseException translate(StatusException failure, ConnectSession session) {
    Status.Code code = failure.getStatus().getCode();
    if (code == Status.Code.UNAVAILABLE
        || code == Status.Code.UNAUTHENTICATED
        || code == Status.Code.CANCELLED) {
      return ComputeErrors.engineLost(failure);
    }
    Map<String, String> info = errorInfo(failure);
    if (info.getOrDefault("errorClass", "").equals("OPERATION_CANCELED")) {
      return ComputeErrors.cancelled();
    }
    FetchErrorDetailsResponse details = details(info, session);
    return details != null && details.hasRootErrorIdx()
        ? detailed(details, info, failure)
        : brief(info, failure);
  }

  /** Whether a result was more than Spark may collect in its heap. */
  static boolean tooLargeForHeap(WarehouseException failure) {
    String message = failure.getMessage();
    return message != null && message.contains("spark.driver.maxResultSize");
  }

  private static WarehouseException detailed(
      FetchErrorDetailsResponse details, Map<String, String> info, Throwable cause) {
    List<FetchErrorDetailsResponse.Error> chain = chain(details);
    FetchErrorDetailsResponse.Error told = told(chain);
    List<String> types = new ArrayList<>();
    chain.forEach(error -> types.addAll(error.getErrorTypeHierarchyList()));
    String condition = told.getSparkThrowable().getErrorClass();
    String sqlState = told.getSparkThrowable().getSqlState();
    return worded(
        types,
        condition.isEmpty() ? info.getOrDefault("errorClass", "") : condition,
        sqlState.isEmpty() ? info.getOrDefault("sqlState", "") : sqlState,
        told.getMessage(),
        cause);
  }

  private static WarehouseException brief(Map<String, String> info, StatusException failure) {
    String description = failure.getStatus().getDescription();
    return worded(
        List.of(info.getOrDefault("classes", "")),
        info.getOrDefault("errorClass", ""),
        info.getOrDefault("sqlState", ""),
        description == null ? failure.getStatus().getCode().name() : description,
        failure);
  }

  private static WarehouseException worded(
      List<String> types, String condition, String sqlState, String message, Throwable cause) {
    String text = clean(message);
    if (named(types, "SparkOutOfMemoryError")) {
      return WarehouseException.fromEngine(
          ErrorCode.OUT_OF_MEMORY,
          "OUT_OF_MEMORY",
          ErrorCode.OUT_OF_MEMORY.sqlState(),
          "Spark has too little memory for this statement: " + text,
          cause);
    }
    if (named(types, "java.lang.OutOfMemoryError")) {
      return ComputeErrors.outOfMemory(cause);
    }
    if (text.contains("SparkContext was shut down")
        || text.contains("stopped SparkContext")
        || condition.startsWith("INVALID_HANDLE")) {
      return ComputeErrors.engineLost(cause);
    }
    ErrorCode code = code(types, text);
    return WarehouseException.fromEngine(
        code,
        condition.isEmpty() || condition.startsWith("_LEGACY") ? code.name() : condition,
        sqlState.isEmpty() ? code.sqlState() : sqlState,
        text,
        cause);
  }

  private static ErrorCode code(List<String> types, String text) {
    if (named(types, "DeltaConcurrentModificationException")) {
      return ErrorCode.CONCURRENT_WRITE;
    }
    if (text.contains("No space left on device")) {
      return ErrorCode.DISK_FULL;
    }
    return ErrorCode.ENGINE_ERROR;
  }

  private static boolean named(List<String> types, String name) {
    return types.stream().anyMatch(type -> type.contains(name));
  }

  /** From the outermost error to its innermost cause. */
  private static List<FetchErrorDetailsResponse.Error> chain(FetchErrorDetailsResponse details) {
    List<FetchErrorDetailsResponse.Error> chain = new ArrayList<>();
    int index = details.getRootErrorIdx();
    while (chain.size() <= details.getErrorsCount()) {
      FetchErrorDetailsResponse.Error error = details.getErrors(index);
      chain.add(error);
      if (!error.hasCauseIdx()) {
        break;
      }
      index = error.getCauseIdx();
    }
    return chain;
  }

  /** The error a user can act on: the outermost that has a condition and is no mere wrapper. */
  private static FetchErrorDetailsResponse.Error told(List<FetchErrorDetailsResponse.Error> chain) {
    for (FetchErrorDetailsResponse.Error error : chain) {
      String condition = error.getSparkThrowable().getErrorClass();
      if (!condition.isEmpty() && WRAPPERS.stream().noneMatch(condition::startsWith)) {
        return error;
      }
    }
    return chain.get(chain.size() - 1);
  }

  private static String clean(String message) {
    String text = NOISE.matcher(PREFIX.matcher(message).replaceFirst("")).replaceAll("").strip();
    return text.length() > MAX_MESSAGE ? text.substring(0, MAX_MESSAGE) + " …" : text;
  }

  private static Map<String, String> errorInfo(StatusException failure) {
    var status = StatusProto.fromThrowable(failure);
    if (status != null) {
      for (Any detail : status.getDetailsList()) {
        if (detail.is(ErrorInfo.class)) {
          try {
            return detail.unpack(ErrorInfo.class).getMetadataMap();
          } catch (InvalidProtocolBufferException unreadable) {
            return Map.of();
          }
        }
      }
    }
    return Map.of();
  }

  private static @Nullable FetchErrorDetailsResponse details(
      Map<String, String> info, ConnectSession session) {
    String errorId = info.get("errorId");
    if (errorId == null) {
      return null;
    }
    try {
      return session.errorDetails(errorId);
    } catch (StatusException gone) {
      return null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
