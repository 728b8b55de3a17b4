// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.ErrorCode;
import io.tarn.api.ErrorType;
import io.tarn.api.WarehouseException;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlightErrorsTest {
  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void everyCodeHasAStatusThatFitsItsType(ErrorCode code) {
    FlightStatusCode status = FlightErrors.status(code);
    assertThat(status).isNotIn(FlightStatusCode.OK, FlightStatusCode.UNKNOWN);
    if (code.type() == ErrorType.USER) {
      assertThat(status).isNotEqualTo(FlightStatusCode.INTERNAL);
    } else {
      assertThat(status)
          .isNotIn(FlightStatusCode.INVALID_ARGUMENT, FlightStatusCode.UNAUTHENTICATED);
    }
    if (code.retriable()) {
      assertThat(status).isIn(FlightStatusCode.UNAVAILABLE, FlightStatusCode.RESOURCE_EXHAUSTED);
    }
  }

  @Test
  void anEnginesConditionAndStateAreKept() {
    FlightRuntimeException error =
        FlightErrors.toFlight(
            WarehouseException.fromEngine(
                ErrorCode.ENGINE_ERROR, "CAST_INVALID_INPUT", "22018", "cannot cast", null));
    assertThat(error.status().metadata().get(FlightErrors.CODE_KEY))
        .isEqualTo("CAST_INVALID_INPUT");
    assertThat(error.status().metadata().get(FlightErrors.SQLSTATE_KEY)).isEqualTo("22018");
    assertThat(error.status().metadata().keys())
        .doesNotContain(FlightErrors.POSITION_KEY, FlightErrors.QUERY_KEY);
  }

  @Test
  void headersStayAscii() {
    FlightRuntimeException error =
        FlightErrors.toFlight(
            WarehouseException.fromEngine(ErrorCode.ENGINE_ERROR, "FÄHLER\n1", "22018", "x", null));
    assertThat(error.status().metadata().get(FlightErrors.CODE_KEY)).isEqualTo("F_HLER_1");
  }

  @Test
  void aLongTextIsCutSoThatHeadersHoldItEncoded() {
    assertThat(FlightErrors.trimmed("short")).isEqualTo("short");
    assertThat(FlightErrors.trimmed("a".repeat(4093))).hasSize(4093);
    assertThat(FlightErrors.trimmed("a".repeat(10_000))).hasSize(4096).endsWith("a...");
    // Each umlaut takes six characters on the wire, each emoji twelve.
    assertThat(FlightErrors.trimmed("ü".repeat(10_000))).hasSize(4093 / 6 + 3);
    String emoji = FlightErrors.trimmed("\uD83D\uDE00".repeat(10_000));
    assertThat(emoji.length()).isEqualTo(2 * (4093 / 12) + 3);
    assertThat(Character.isLowSurrogate(emoji.charAt(emoji.length() - 4))).isTrue();
  }

  @Test
  void theLibrarysRefusalsGetACode() {
    assertThat(code(CallStatus.INVALID_ARGUMENT.withDescription("x").toRuntimeException()))
        .isEqualTo("INVALID_ARGUMENT");
    assertThat(code(CallStatus.UNIMPLEMENTED.toRuntimeException()))
        .isEqualTo("UNSUPPORTED_FEATURE");
    FlightRuntimeException unreadable =
        FlightErrors.toFlight(
            CallStatus.INTERNAL
                .withDescription("Could not unpack FlightInfo: x")
                .toRuntimeException());
    assertThat(unreadable.status().code()).isEqualTo(FlightStatusCode.INVALID_ARGUMENT);
  }

  private static String code(FlightRuntimeException error) {
    return FlightErrors.toFlight(error).status().metadata().get(FlightErrors.CODE_KEY);
  }

  @Test
  void aConditionThatTheMessageBeginsWithIsNotSaidTwice() {
    WarehouseException failure =
        WarehouseException.fromEngine(
            ErrorCode.ENGINE_ERROR, "DIVIDE_BY_ZERO", "22012", "[DIVIDE_BY_ZERO] By zero.", null);
    assertThat(failure.userMessage()).isEqualTo("[DIVIDE_BY_ZERO] By zero.");
    assertThat(WarehouseException.of(ErrorCode.CANCELLED, "[x] stopped").userMessage())
        .isEqualTo("[CANCELLED] [x] stopped");
  }
}
