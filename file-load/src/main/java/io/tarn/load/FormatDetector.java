// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Tells CSV from JSON, and both from files that are neither. */
final class FormatDetector {
  /** How much of a file's head it wants to see. */
  static final int HEAD_BYTES = 4096;

  private static final String SAVE_AS_CSV = "save it as CSV and load that";
  private static final String UNPACK = "unpack it and load what is inside";

  private record Signature(String bytes, String looksLike, String instead) {}

  private static final List<Signature> SIGNATURES =
      List.of(
          new Signature("PAR1", "a Parquet file", "load it as Parquet"),
          new Signature("ORC", "an ORC file", "convert it to Parquet or CSV"),
          new Signature("Obj\u0001", "an Avro file", "convert it to Parquet or CSV"),
          new Signature("ARROW1", "an Arrow file", "convert it to Parquet or CSV"),
          new Signature("\u00D0\u00CF\u0011\u00E0", "an old Excel workbook (.xls)", SAVE_AS_CSV),
          new Signature("%PDF", "a PDF document", SAVE_AS_CSV),
          new Signature("SQLite format 3", "a SQLite database", "export its tables as CSV"),
          new Signature("BZh", "a bzip2 archive", UNPACK),
          new Signature("(\u00B5/\u00FD", "a Zstandard archive", UNPACK),
          new Signature("\u00FD7zXZ", "an xz archive", UNPACK),
          new Signature("7z\u00BC\u00AF", "a 7-Zip archive", UNPACK),
          new Signature("Rar!", "a RAR archive", UNPACK),
          new Signature("\u001F\u008B", "a file that was gzipped twice", UNPACK),
          new Signature("\u0089PNG", "a PNG image", SAVE_AS_CSV),
          new Signature("\u00FF\u00D8\u00FF", "a JPEG image", SAVE_AS_CSV),
          new Signature("\u007FELF", "a program", SAVE_AS_CSV));

  private FormatDetector() {}

  /**
   * The file's format.
   *
   * @throws io.tarn.api.WarehouseException naming what the file looks like, if it is neither
   */
  static FileFormat detect(Path file, byte[] head, TextEncoding encoding) {
    refuseOtherFormats(file, head, encoding);
    String name = LoadErrors.name(file).toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    if (name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return FileFormat.JSON;
    }
    if (name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".tab")) {
      return FileFormat.CSV;
    }
    return looksLikeJson(text(head, encoding)) ? FileFormat.JSON : FileFormat.CSV;
  }

  /** Whether the text starts as a JSON object, or an array of objects, does. */
  static boolean looksLikeJson(String text) {
    String start = text.stripLeading();
    return start.matches("(?s)\\{\\s*[\"}].*") || start.matches("(?s)\\[\\s*[{\\]].*");
  }

  private static void refuseOtherFormats(Path file, byte[] head, TextEncoding encoding) {
    String bytes = new String(head, StandardCharsets.ISO_8859_1);
    if (bytes.startsWith("PK\u0003\u0004")) {
      throw LoadErrors.wrongFormat(file, zipContent(bytes), zipAdvice(bytes));
    }
    for (Signature signature : SIGNATURES) {
      if (bytes.startsWith(signature.bytes())) {
        throw LoadErrors.wrongFormat(file, signature.looksLike(), signature.instead());
      }
    }
    String start = bytes.stripLeading().toLowerCase(Locale.ROOT);
    if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
      throw LoadErrors.wrongFormat(
          file, "a web page", "download the data itself, not the page around it");
    }
    if (start.startsWith("<?xml")) {
      throw LoadErrors.wrongFormat(file, "XML", SAVE_AS_CSV);
    }
    refuseBinary(file, head, encoding);
  }

  private static void refuseBinary(Path file, byte[] head, TextEncoding encoding) {
    if (encoding == TextEncoding.UTF_16_BIG_ENDIAN
        || encoding == TextEncoding.UTF_16_LITTLE_ENDIAN) {
      return;
    }
    int nul = 0;
    int control = 0;
    for (byte value : head) {
      nul += value == 0 ? 1 : 0;
      control += value >= 0 && value < 32 && "\t\n\r\f\u001B".indexOf(value) < 0 ? 1 : 0;
    }
    if (nul > head.length / 3 && nul <= head.length / 2) {
      throw LoadErrors.wrongFormat(
          file, "UTF-16 text without a byte order mark", "save it as UTF-8 and load that");
    }
    if (control > head.length / 10) {
      throw LoadErrors.wrongFormat(file, "binary data", "give a text file");
    }
  }

  private static String zipContent(String bytes) {
    if (bytes.contains("xl/") || bytes.contains("[Content_Types].xml")) {
      return "an Excel workbook (.xlsx)";
    }
    return bytes.contains("opendocument") ? "an OpenDocument file" : "a zip archive";
  }

  private static String zipAdvice(String bytes) {
    return zipContent(bytes).startsWith("a zip") ? UNPACK : SAVE_AS_CSV;
  }

  private static String text(byte[] head, TextEncoding encoding) {
    int mark = Math.min(encoding.markLength(), head.length);
    return new String(head, mark, head.length - mark, encoding.charset());
  }
}
