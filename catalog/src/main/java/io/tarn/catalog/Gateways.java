// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import org.jdbi.v3.core.Handle;

/**
 * The database's rows for the gateways that share it. Decides nothing; see {@link CatalogWatch}.
 */
final class Gateways {
  /**
   * Narrows rows with a column {@code process} to those of gateways that are gone. A gateway that
   * stands still for longer than this counts as gone, and its unfinished work with it.
   */
  static final String NOT_ALIVE =
      " and process not in (select process from gateways"
          + " where seen_at > current_timestamp - interval '60' second)";

  private Gateways() {}

  static void seen(Handle handle, String process) {
    int known =
        handle.execute(
            "update gateways set seen_at = current_timestamp where process = ?", process);
    if (known == 0) {
      handle.execute(
          "insert into gateways (process, seen_at) values (?, current_timestamp)", process);
    }
  }

  /** Forgets gateways that are gone; gives their number. */
  static int forgetGone(Handle handle) {
    return handle.execute(
        "delete from gateways where seen_at <= current_timestamp - interval '60' second");
  }

  static void forget(Handle handle, String process) {
    handle.execute("delete from gateways where process = ?", process);
  }

  /** Makes every other transaction that calls this wait for the end of this one. */
  static void takeTurns(Handle handle) {
    var unused =
        handle
            .createQuery("select revision from catalog_revision for update")
            .mapTo(Long.class)
            .one();
  }
}
