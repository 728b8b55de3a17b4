// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The headers that make many calls one session: the caller's credentials, which the server may
 * exchange for a token at the handshake, and cookies. Never shows them to anyone.
 */
final class SessionHeaders implements ClientInterceptor {
  private static final Metadata.Key<String> AUTHORIZATION = key("authorization");
  private static final Metadata.Key<String> COOKIE = key("cookie");
  private static final Metadata.Key<String> SET_COOKIE = key("set-cookie");
  private static final Metadata.Key<String> QUERY_ID = key("tarn-query-id");

  private final Map<String, String> cookies = new ConcurrentHashMap<>();
  private final Map<String, String> loginOptions = new ConcurrentHashMap<>();
  private volatile @Nullable String authorization;
  private volatile @Nullable String lastQueryId;
  private volatile @Nullable String lastLane;

  /**
   * Options to send with the handshake as well: a server that restarts opens the session anew with
   * these, where those set later are forgotten.
   */
  void useLoginOptions(Map<String, String> options) {
    options.forEach(
        (name, value) -> {
          if (value.chars().allMatch(c -> c > ' ' && c < 127)) {
            loginOptions.put(name, value);
          }
        });
  }

  void useBasic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  void useToken(String token) {
    authorization = "Bearer " + token;
  }

  Optional<String> lastQueryId() {
    return Optional.ofNullable(lastQueryId);
  }

  void noteQueryId(String id) {
    lastQueryId = id;
  }

  Optional<String> lastLane() {
    return Optional.ofNullable(lastLane);
  }

  void noteLane(@Nullable String lane) {
    lastLane = lane;
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void start(Listener<A> listener, Metadata headers) {
        addTo(headers);
        if (method.getBareMethodName() != null && method.getBareMethodName().equals("Handshake")) {
          loginOptions.forEach((name, value) -> headers.put(key(name), value));
        }
        super.start(
            new SimpleForwardingClientCallListener<>(listener) {
              @Override
              public void onHeaders(Metadata received) {
                learnFrom(received);
                super.onHeaders(received);
              }

              @Override
              public void onClose(Status status, Metadata trailers) {
                // An answer without messages, as to a handshake, has its headers here.
                learnFrom(trailers);
                super.onClose(status, trailers);
              }
            },
            headers);
      }
    };
  }

  private void addTo(Metadata headers) {
    String value = authorization;
    if (value != null) {
      headers.put(AUTHORIZATION, value);
    }
    if (!cookies.isEmpty()) {
      headers.put(
          COOKIE,
          cookies.entrySet().stream()
              .map(e -> e.getKey() + "=" + e.getValue())
              .collect(Collectors.joining("; ")));
    }
  }

  private void learnFrom(Metadata headers) {
    String granted = headers.get(AUTHORIZATION);
    if (granted != null && granted.regionMatches(true, 0, "Bearer ", 0, 7)) {
      authorization = granted;
    }
    Optional.ofNullable(headers.get(QUERY_ID)).ifPresent(this::noteQueryId);
    Iterable<String> received = headers.getAll(SET_COOKIE);
    if (received != null) {
      received.forEach(this::keepCookie);
    }
  }

  private void keepCookie(String text) {
    String pair = text.split(";", 2)[0];
    int equals = pair.indexOf('=');
    if (equals > 0) {
      cookies.put(pair.substring(0, equals).trim(), pair.substring(equals + 1).trim());
    }
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
