// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a system table that is larger than memory should hold, read page by page as they are
 * iterated.
 *
 * @param <T> what the store keeps
 */
final class PagedRows<T> implements Iterator<List<@Nullable Object>> {
  static final int PAGE = 1_000;

  /** Reads what follows, {@link #PAGE} of it at most. */
  @FunctionalInterface
  interface Pages<T> {
    /**
     * @param last the last that was read, null for the first page
     */
    Collection<T> after(@Nullable T last);
  }

  private final Pages<T> pages;
  private final Function<T, List<@Nullable Object>> row;
  private final Queue<T> page = new ArrayDeque<>();
  private @Nullable T last;
  private boolean exhausted;

  PagedRows(Pages<T> pages, Function<T, List<@Nullable Object>> row) {
    this.pages = pages;
    this.row = row;
  }

  @Override
  public boolean hasNext() {
    if (page.isEmpty() && !exhausted) {
      page.addAll(pages.after(last));
      exhausted = page.size() < PAGE;
    }
    return !page.isEmpty();
  }

  @Override
  public List<@Nullable Object> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    T entry = page.remove();
    last = entry;
    return row.apply(entry);
  }
}
