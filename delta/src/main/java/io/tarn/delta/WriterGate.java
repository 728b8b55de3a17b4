// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.Snapshot;
import io.delta.kernel.internal.TableConfig;
import io.delta.kernel.internal.actions.Protocol;
import io.delta.kernel.internal.tablefeatures.TableFeature;
import io.delta.kernel.internal.tablefeatures.TableFeatures;
import io.delta.kernel.internal.util.SchemaIterable;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.GeographyType;
import io.delta.kernel.types.GeometryType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.VariantType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Refuses tables whose rules this module does not enforce: rows that break them would be worse than
 * an error. Kernel refuses what it does not know; this adds what it leaves to its callers.
 */
final class WriterGate {
  private static final String DEFAULT_VALUE = "CURRENT_DEFAULT";

  private WriterGate() {}

  static void requireWritable(Snapshot snapshot) {
    List<String> features = new ArrayList<>();
    Protocol protocol = snapshot.getProtocol();
    for (TableFeature feature : protocol.getImplicitlyAndExplicitlySupportedFeatures()) {
      if (!feature.hasKernelWriteSupport(snapshot.getMetadata())) {
        features.add(feature.featureName());
      }
    }
    if (TableConfig.ICEBERG_COMPAT_V2_ENABLED.fromMetadata(snapshot.getMetadata())
        || TableConfig.ICEBERG_COMPAT_V3_ENABLED.fromMetadata(snapshot.getMetadata())) {
      features.add("icebergCompat");
    }
    if (protocol.supportsFeature(TableFeatures.MATERIALIZE_PARTITION_COLUMNS_W_FEATURE)) {
      features.add(TableFeatures.MATERIALIZE_PARTITION_COLUMNS_W_FEATURE.featureName());
    }
    new SchemaIterable(snapshot.getSchema())
        .stream().forEach(element -> features.addAll(rules(element.getField())));
    if (!features.isEmpty()) {
      throw DeltaErrors.notWritable(Set.copyOf(features));
    }
  }

  private static List<String> rules(StructField field) {
    DataType type = field.getDataType();
    List<String> rules = new ArrayList<>();
    if (type instanceof VariantType) {
      rules.add("variantType");
    }
    if (type instanceof GeometryType || type instanceof GeographyType) {
      rules.add("geospatial");
    }
    if (type instanceof StringType text && !text.isUTF8BinaryCollated()) {
      rules.add("collations");
    }
    if (!TextLimit.isChecked(field)) {
      rules.add("CHAR columns");
    }
    return rules;
  }

  /** A column that is not given gets NULL, which is wrong for one with a default. */
  static void requireNoDefault(StructField column) {
    if (column.getMetadata().contains(DEFAULT_VALUE)) {
      throw DeltaErrors.notWritable(
          Set.of("default value of column " + DeltaErrors.quoted(column.getName())));
    }
  }
}
