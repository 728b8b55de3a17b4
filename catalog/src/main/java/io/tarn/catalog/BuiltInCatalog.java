// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The catalogs there are. Their set is fixed; their order is the sorted one. */
enum BuiltInCatalog {
  MAIN("main"),
  SAMPLES("samples") {
    @Override
    boolean writableBy(String user) {
      return user.equals(INTERNAL_USER);
    }
  },
  SYSTEM("system") {
    @Override
    boolean writableBy(String user) {
      return false;
    }
  };

  /** The gateway itself; no account may have this name. */
  static final String INTERNAL_USER = "system";

  private final String title;

  BuiltInCatalog(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  boolean writableBy(String user) {
    return true;
  }

  static Optional<BuiltInCatalog> byName(String name) {
    return Arrays.stream(values()).filter(c -> c.title.equalsIgnoreCase(name)).findFirst();
  }

  static BuiltInCatalog require(String name) {
    return byName(name).orElseThrow(() -> CatalogErrors.catalogNotFound(name, titles()));
  }

  /** The catalog, if this user may change names in it. */
  static BuiltInCatalog requireWritable(String name, String user) {
    BuiltInCatalog catalog = require(name);
    if (!catalog.writableBy(user)) {
      throw CatalogErrors.readOnlyCatalog(catalog.title);
    }
    return catalog;
  }

  static List<String> titles() {
    return Arrays.stream(values()).map(BuiltInCatalog::title).toList();
  }
}
