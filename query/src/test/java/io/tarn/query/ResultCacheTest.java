// SPDX-License-Identifier: Apache-2.0
package io.tarn.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.api.ResultStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultCacheTest {
  private static final Schema SCHEMA =
      new Schema(List.of(Field.nullable("x", new ArrowType.Int(32, true))));

  @TempDir Path directory;

  private final RootAllocator allocator = new RootAllocator();

  @AfterEach
  void nothingLeaks() {
    allocator.close();
  }

  @Test
  void givesWhatWasReadToItsEnd() throws IOException {
    ResultCache cache = cache(1 << 20);
    assertThat(cache.find("k", SCHEMA)).isEmpty();
    assertThat(sum(cache.keep("k", rows(5000)))).isEqualTo(12_497_500);
    assertThat(sum(cache.find("k", SCHEMA).orElseThrow())).isEqualTo(12_497_500);
    assertThat(drafts()).isZero();
  }

  @Test
  void survivesARestart() {
    sum(cache(1 << 20).keep("k", rows(10)));
    assertThat(sum(cache(1 << 20).find("k", SCHEMA).orElseThrow())).isEqualTo(45);
  }

  @Test
  void forgetsWhatWasNotReadToItsEnd() throws IOException {
    ResultCache cache = cache(1 << 20);
    try (ResultStream rows = cache.keep("k", rows(10))) {
      rows.next();
    }
    assertThat(cache.find("k", SCHEMA)).isEmpty();
    assertThat(drafts()).isZero();
  }

  @Test
  void dropsTheLeastRecentlyUsed() {
    ResultCache cache = cache(100_000);
    for (String key : List.of("a", "b", "c", "d")) {
      sum(cache.keep(key, rows(2000)));
    }
    assertThat(sum(cache.find("a", SCHEMA).orElseThrow())).isEqualTo(1_999_000);
    for (int i = 0; i < 8; i++) {
      sum(cache.keep("e" + i, rows(2000)));
    }
    assertThat(cache.find("b", SCHEMA)).isEmpty();
    assertThat(Stream.of("a", "e7").map(key -> cache.find(key, SCHEMA)).toList())
        .allSatisfy(found -> found.ifPresent(ResultStream::close));
    assertThat(directory.toFile().listFiles()).hasSizeLessThan(13);
  }

  @Test
  void keepsNoAnswerThatWouldFillIt() {
    ResultCache cache = cache(10_000);
    sum(cache.keep("k", rows(5000)));
    assertThat(cache.find("k", SCHEMA)).isEmpty();
  }

  @Test
  void dropsWhatItCannotRead() throws IOException {
    sum(cache(1 << 20).keep("k", rows(10)));
    Files.writeString(directory.resolve("k.arrow"), "nonsense");
    ResultCache cache = cache(1 << 20);
    assertThat(cache.find("k", SCHEMA)).isEmpty();
    assertThat(directory.resolve("k.arrow")).doesNotExist();
  }

  private ResultCache cache(long maxBytes) {
    return new ResultCache(directory, maxBytes, allocator);
  }

  private ResultStream rows(int count) {
    List<List<@Nullable Object>> rows =
        IntStream.range(0, count).mapToObj(ResultCacheTest::row).toList();
    return new RowsResultStream(SCHEMA, rows, allocator);
  }

  private static List<@Nullable Object> row(int value) {
    return List.of(value);
  }

  private static long sum(ResultStream stream) {
    try (ResultStream rows = stream) {
      long sum = 0;
      while (rows.next()) {
        IntVector vector = (IntVector) rows.root().getVector(0);
        for (int i = 0; i < rows.root().getRowCount(); i++) {
          sum += vector.get(i);
        }
      }
      return sum;
    }
  }

  private long drafts() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".part")).count();
    }
  }
}
