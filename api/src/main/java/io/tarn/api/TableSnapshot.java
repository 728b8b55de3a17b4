// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * One version of a Delta table: what a statement reads, whatever is written meanwhile.
 *
 * @param location table directory
 * @param version Delta version
 * @param latest whether it was the newest version when it was read
 * @param timestampMillis commit time, milliseconds since the epoch
 * @param schema columns, partition columns included; a column's comment is field metadata {@code
 *     comment}
 * @param partitionColumns in partition order
 * @param properties table properties, such as {@code delta.appendOnly}
 * @param readerFeatures reader table features the log asks for
 * @param statistics sizes
 */
public record TableSnapshot(
    URI location,
    long version,
    boolean latest,
    long timestampMillis,
    Schema schema,
    List<String> partitionColumns,
    Map<String, String> properties,
    Set<String> readerFeatures,
    Statistics statistics) {

  /** Key of a column's comment in its field's metadata. */
  public static final String COMMENT = "comment";

  /** Key of a column's default, in Spark's SQL, in its field's metadata. */
  public static final String DEFAULT_VALUE = "CURRENT_DEFAULT";

  /** Key of a VARCHAR column's limit in its field's metadata: {@code varchar(n)}. */
  public static final String TEXT_LIMIT = "__CHAR_VARCHAR_TYPE_STRING";

  /** Key of the expression that generates a column, in Spark's SQL, in its field's metadata. */
  public static final String GENERATED = "delta.generationExpression";

  /** Key of an identity column's first value in its field's metadata; no other column has it. */
  public static final String IDENTITY = "delta.identity.start";

  /** Key of the difference between the values of an identity column. */
  public static final String IDENTITY_STEP = "delta.identity.step";

  /** Key of whether an INSERT may give the values of an identity column: true or false. */
  public static final String IDENTITY_GIVEN = "delta.identity.allowExplicitInsert";

  public TableSnapshot {
    partitionColumns = List.copyOf(partitionColumns);
    properties = Map.copyOf(properties);
    readerFeatures = Set.copyOf(readerFeatures);
  }

  /**
   * Sizes from the log.
   *
   * @param files number of data files
   * @param bytes their total size
   * @param rows exact row count, absent if any file lacks statistics
   */
  public record Statistics(long files, long bytes, OptionalLong rows) {}
}
