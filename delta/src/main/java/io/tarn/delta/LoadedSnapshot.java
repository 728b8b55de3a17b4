// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.Snapshot;
import io.tarn.api.DataFile;
import io.tarn.api.TableSnapshot;
import java.util.List;
import java.util.Optional;

/**
 * A version as it is cached.
 *
 * @param kernel Kernel's view of it
 * @param table what others see of it
 * @param files its files, unless they are too many to keep
 */
record LoadedSnapshot(Snapshot kernel, TableSnapshot table, Optional<List<DataFile>> files) {
  int weight() {
    return 1 + files.map(List::size).orElse(0);
  }

  TableSnapshot seenAs(boolean latest) {
    return latest == table.latest()
        ? table
        : new TableSnapshot(
            table.location(),
            table.version(),
            latest,
            table.timestampMillis(),
            table.schema(),
            table.partitionColumns(),
            table.properties(),
            table.readerFeatures(),
            table.statistics());
  }
}
