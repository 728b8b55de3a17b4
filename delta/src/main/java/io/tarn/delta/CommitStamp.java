// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import static io.delta.kernel.internal.actions.SingleAction.COMMIT_INFO_ORDINAL;
import static io.delta.kernel.internal.actions.SingleAction.METADATA_ORDINAL;

import io.delta.kernel.commit.CommitFailedException;
import io.delta.kernel.commit.CommitMetadata;
import io.delta.kernel.commit.CommitResponse;
import io.delta.kernel.commit.Committer;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.actions.CommitInfo;
import io.delta.kernel.internal.actions.Metadata;
import io.delta.kernel.internal.commit.DefaultFileSystemManagedTableOnlyCommitter;
import io.delta.kernel.internal.data.DelegateRow;
import io.delta.kernel.internal.data.GenericRow;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import java.util.HashMap;
import java.util.Map;

/**
 * Commits as Kernel does, but adds what Spark's writer also records and Kernel has no setting for:
 * the statement's id, the row count, the table's description. A transaction hands them over as
 * committer properties.
 */
final class CommitStamp implements Committer {
  static final String USER_METADATA = "userMetadata";

  /** Property prefix of what becomes an operation metric. */
  static final String METRIC = "metric.";

  /** Property prefix of what becomes an operation parameter. */
  static final String PARAMETER = "parameter.";

  /** Property that becomes the table's description. */
  static final String DESCRIPTION = "description";

  private static final StructType COMMIT_INFO =
      CommitInfo.FULL_SCHEMA.add(USER_METADATA, StringType.STRING, true);
  private static final StructType ACTION = new StructType().add("commitInfo", COMMIT_INFO);
  private static final int DESCRIPTION_ORDINAL = Metadata.FULL_SCHEMA.indexOf("description");

  private final Committer plain = DefaultFileSystemManagedTableOnlyCommitter.INSTANCE;

  @Override
  public CommitResponse commit(
      Engine engine, CloseableIterator<Row> actions, CommitMetadata metadata)
      throws CommitFailedException {
    Map<String, String> stamps = metadata.getCommitterProperties().get();
    try {
      return plain.commit(engine, actions.map(action -> stamp(action, metadata, stamps)), metadata);
    } catch (CommitFailedException failed) {
      if (failed.isConflict()) {
        throw failed;
      }
      // A full disk does not become emptier by trying two hundred times.
      throw new CommitFailedException(false, false, "The commit could not be written", failed);
    }
  }

  private static Row stamp(Row action, CommitMetadata metadata, Map<String, String> stamps) {
    if (action.getSchema().length() > COMMIT_INFO_ORDINAL
        && !action.isNullAt(COMMIT_INFO_ORDINAL)) {
      return commitInfo(metadata.getCommitInfo(), stamps);
    }
    if (stamps.containsKey(DESCRIPTION) && !action.isNullAt(METADATA_ORDINAL)) {
      Row described =
          new DelegateRow(
              action.getStruct(METADATA_ORDINAL),
              Map.of(DESCRIPTION_ORDINAL, stamps.getOrDefault(DESCRIPTION, "")));
      return new GenericRow(action.getSchema(), Map.of(METADATA_ORDINAL, described));
    }
    return action;
  }

  private static Row commitInfo(CommitInfo info, Map<String, String> stamps) {
    Row row = info.toRow();
    Map<String, String> parameters = new HashMap<>(info.getOperationParameters());
    parameters.putAll(withPrefix(stamps, PARAMETER));
    Map<Integer, Object> values = new HashMap<>();
    for (int ordinal = 0; ordinal < CommitInfo.FULL_SCHEMA.length(); ordinal++) {
      copy(row, ordinal, values);
    }
    put(values, "operationParameters", VectorUtils.stringStringMapValue(parameters));
    put(values, "operationMetrics", VectorUtils.stringStringMapValue(withPrefix(stamps, METRIC)));
    // Nothing written here ever depends on rows that were read.
    put(values, "isBlindAppend", true);
    if (stamps.containsKey(USER_METADATA)) {
      put(values, USER_METADATA, stamps.getOrDefault(USER_METADATA, ""));
    }
    return new GenericRow(ACTION, Map.of(0, new GenericRow(COMMIT_INFO, values)));
  }

  private static void copy(Row row, int ordinal, Map<Integer, Object> values) {
    if (row.isNullAt(ordinal)) {
      return;
    }
    switch (row.getSchema().at(ordinal).getName()) {
      case "inCommitTimestamp", "timestamp" -> values.put(ordinal, row.getLong(ordinal));
      case "engineInfo", "operation", "txnId" -> values.put(ordinal, row.getString(ordinal));
      default -> {} // set anew
    }
  }

  private static void put(Map<Integer, Object> values, String name, Object value) {
    values.put(COMMIT_INFO.indexOf(name), value);
  }

  private static Map<String, String> withPrefix(Map<String, String> stamps, String prefix) {
    Map<String, String> result = new HashMap<>();
    stamps.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            result.put(key.substring(prefix.length()), value);
          }
        });
    return result;
  }
}
