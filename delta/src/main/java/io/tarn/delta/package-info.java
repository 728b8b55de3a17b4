/**
 * Delta tables as directories: reads and writes the Delta log and Parquet files through Delta
 * Kernel.
 *
 * <p>The only package that knows Delta Kernel, Parquet and the little of Hadoop they need. Names,
 * permissions and SQL do not belong here. Start at {@link io.tarn.delta.DeltaTables}; {@link
 * io.tarn.delta.ParquetRows} reads a single Parquet file.
 */
@NullMarked
package io.tarn.delta;

import org.jspecify.annotations.NullMarked;
