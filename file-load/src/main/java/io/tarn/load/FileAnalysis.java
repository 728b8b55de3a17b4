// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * What a file holds and how it will be loaded.
 *
 * @param file the file as it was
 * @param options what the caller asked for
 * @param layout how it is written
 * @param encoding its characters
 * @param rows rows that can be loaded
 * @param columns its columns, in their order
 * @param badRows rows that cannot be loaded
 * @param remarks what a person should know before loading it
 */
public record FileAnalysis(
    LocalFile file,
    LoadOptions options,
    FileLayout layout,
    TextEncoding encoding,
    long rows,
    List<ColumnAnalysis> columns,
    BadRowReport badRows,
    List<String> remarks) {
  public FileAnalysis {
    columns = List.copyOf(columns);
    remarks = List.copyOf(remarks);
  }

  public FileFormat format() {
    return layout instanceof CsvLayout ? FileFormat.CSV : FileFormat.JSON;
  }

  /** The schema of the batches. */
  public Schema schema() {
    return new Schema(columns.stream().map(ColumnAnalysis::field).toList());
  }

  FileAnalysis withRemark(String remark) {
    List<String> more = new ArrayList<>(remarks);
    more.add(remark);
    return new FileAnalysis(file, options, layout, encoding, rows, columns, badRows, more);
  }
}
