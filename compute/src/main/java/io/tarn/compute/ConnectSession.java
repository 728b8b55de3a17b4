// SPDX-License-Identifier: Apache-2.0
package io.tarn.compute;

import com.google.protobuf.MessageLite;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.spark.connect.proto.AnalyzePlanRequest;
import org.apache.spark.connect.proto.ConfigRequest;
import org.apache.spark.connect.proto.DataType;
import org.apache.spark.connect.proto.ExecutePlanRequest;
import org.apache.spark.connect.proto.ExecutePlanResponse;
import org.apache.spark.connect.proto.FetchErrorDetailsRequest;
import org.apache.spark.connect.proto.FetchErrorDetailsResponse;
import org.apache.spark.connect.proto.InterruptRequest;
import org.apache.spark.connect.proto.KeyValue;
import org.apache.spark.connect.proto.Plan;
import org.apache.spark.connect.proto.ReleaseSessionRequest;
import org.apache.spark.connect.proto.ResultChunkingOptions;
import org.apache.spark.connect.proto.UserContext;

/** A session inside Spark: settings and temporary views that no other session sees. */
final class ConnectSession {
  private static final UserContext USER =
      UserContext.newBuilder().setUserId("tarn").setUserName("tarn").build();
  private static final String CLIENT = "tarn";

  /** Analysis reads no rows: what takes longer hangs. */
  private static final int ANALYSIS_SECONDS = 120;

  private final SparkConnection connection;
  private final String id = UUID.randomUUID().toString();
  private Map<String, String> settings = Map.of();

  ConnectSession(SparkConnection connection) {
    this.connection = connection;
  }

  /** Makes these the session's settings, taking back those of the statement before. */
  void configure(Map<String, String> wanted) throws StatusException, InterruptedException {
    if (wanted.equals(settings)) {
      return;
    }
    ConfigRequest.Set.Builder set = ConfigRequest.Set.newBuilder();
    ConfigRequest.Unset.Builder unset = ConfigRequest.Unset.newBuilder();
    new TreeMap<>(wanted)
        .forEach((key, value) -> set.addPairs(KeyValue.newBuilder().setKey(key).setValue(value)));
    settings.keySet().stream().filter(key -> !wanted.containsKey(key)).forEach(unset::addKeys);
    if (unset.getKeysCount() > 0) {
      config(ConfigRequest.Operation.newBuilder().setUnset(unset).build());
    }
    config(ConfigRequest.Operation.newBuilder().setSet(set).build());
    settings = Map.copyOf(wanted);
  }

  private void config(ConfigRequest.Operation operation)
      throws StatusException, InterruptedException {
    var unused =
        connection
            .blocking()
            .config(
                ConfigRequest.newBuilder()
                    .setSessionId(id)
                    .setUserContext(USER)
                    .setClientType(CLIENT)
                    .setOperation(operation)
                    .build());
  }

  /**
   * Starts an execution.
   *
   * @param tag under which {@link #interrupt} finds it
   */
  BlockingClientCall<?, ExecutePlanResponse> execute(Plan plan, UUID operation, String tag) {
    return connection
        .blocking()
        .executePlan(
            ExecutePlanRequest.newBuilder()
                .setSessionId(id)
                .setUserContext(USER)
                .setClientType(CLIENT)
                .setOperationId(operation.toString())
                .addTags(tag)
                .addRequestOptions(
                    ExecutePlanRequest.RequestOption.newBuilder()
                        .setResultChunkingOptions(
                            ResultChunkingOptions.newBuilder().setAllowArrowBatchChunking(true)))
                .setPlan(plan)
                .build());
  }

  /** The type of a query's rows, found out without running it. */
  DataType schema(Plan query) throws StatusException, InterruptedException {
    return connection
        .blocking()
        .withDeadlineAfter(ANALYSIS_SECONDS, TimeUnit.SECONDS)
        .analyzePlan(
            AnalyzePlanRequest.newBuilder()
                .setSessionId(id)
                .setUserContext(USER)
                .setClientType(CLIENT)
                .setSchema(AnalyzePlanRequest.Schema.newBuilder().setPlan(query))
                .build())
        .getSchema()
        .getSchema();
  }

  /** Stops everything with this tag; does not wait for it. */
  void interrupt(String tag) {
    connection
        .asynchronous()
        .interrupt(
            InterruptRequest.newBuilder()
                .setSessionId(id)
                .setUserContext(USER)
                .setClientType(CLIENT)
                .setInterruptType(InterruptRequest.InterruptType.INTERRUPT_TYPE_TAG)
                .setOperationTag(tag)
                .build(),
            new Unheard<>());
  }

  /** Ends the session with all that runs and lies in it; does not wait for it. */
  void release() {
    connection
        .asynchronous()
        .releaseSession(
            ReleaseSessionRequest.newBuilder()
                .setSessionId(id)
                .setUserContext(USER)
                .setClientType(CLIENT)
                .build(),
            new Unheard<>());
  }

  FetchErrorDetailsResponse errorDetails(String errorId)
      throws StatusException, InterruptedException {
    return connection
        .blocking()
        .fetchErrorDetails(
            FetchErrorDetailsRequest.newBuilder()
                .setSessionId(id)
                .setUserContext(USER)
                .setClientType(CLIENT)
                .setErrorId(errorId)
                .build());
  }

  /** An answer nobody waits for: if the call fails, the process or the session is gone anyway. */
  private static final class Unheard<T extends MessageLite> implements StreamObserver<T> {
    @Override
    public void onNext(T answer) {}

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onCompleted() {}
  }
}
