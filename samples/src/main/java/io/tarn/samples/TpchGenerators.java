// SPDX-License-Identifier: Apache-2.0
package io.tarn.samples;

import io.trino.tpch.Customer;
import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.Distributions;
import io.trino.tpch.LineItem;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.Nation;
import io.trino.tpch.NationGenerator;
import io.trino.tpch.Order;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.Part;
import io.trino.tpch.PartGenerator;
import io.trino.tpch.PartSupplier;
import io.trino.tpch.PartSupplierGenerator;
import io.trino.tpch.Region;
import io.trino.tpch.RegionGenerator;
import io.trino.tpch.Supplier;
import io.trino.tpch.SupplierGenerator;
import io.trino.tpch.TextPool;
import org.jspecify.annotations.Nullable;

/**
 * TPC-H's row generators, all with the same text, which is made when the first one is asked for.
 */
final class TpchGenerators {
  private static final Distributions WORDS = Distributions.getDefaultDistributions();

  private final double scale;
  private final TpchText text;
  private @Nullable TextPool pool;

  TpchGenerators(double scale, TpchText text) {
    this.scale = scale;
    this.text = text;
  }

  private synchronized TextPool pool() {
    TextPool made = pool == null ? text.pool() : pool;
    pool = made;
    return made;
  }

  Iterable<Region> regions() {
    return new RegionGenerator(WORDS, pool());
  }

  Iterable<Nation> nations() {
    return new NationGenerator(WORDS, pool());
  }

  Iterable<Supplier> suppliers() {
    return new SupplierGenerator(scale, 1, 1, WORDS, pool());
  }

  Iterable<Part> parts() {
    return new PartGenerator(scale, 1, 1, WORDS, pool());
  }

  Iterable<PartSupplier> partSuppliers() {
    return new PartSupplierGenerator(scale, 1, 1, pool());
  }

  Iterable<Customer> customers() {
    return new CustomerGenerator(scale, 1, 1, WORDS, pool());
  }

  Iterable<Order> orders() {
    return new OrderGenerator(scale, 1, 1, WORDS, pool());
  }

  Iterable<LineItem> lineItems() {
    return new LineItemGenerator(scale, 1, 1, WORDS, pool());
  }
}
