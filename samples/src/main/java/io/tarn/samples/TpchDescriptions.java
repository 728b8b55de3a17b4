// SPDX-License-Identifier: Apache-2.0
package io.tarn.samples;

import java.util.Map;

/** What the tables of TPC-H and their less obvious columns mean. */
final class TpchDescriptions {
  static final Map<String, String> TABLES =
      Map.of(
          "region", "Regions of the world",
          "nation", "Nations, each in a region",
          "supplier", "Suppliers of parts",
          "part", "Parts that are sold",
          "partsupp", "Which supplier offers which part, at what cost",
          "customer", "Customers who place orders",
          "orders", "Orders placed by customers",
          "lineitem", "Lines of orders: one part from one supplier");

  static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry("c_acctbal", "Balance of the customer's account"),
          Map.entry("c_mktsegment", "Market segment, such as BUILDING"),
          Map.entry("l_quantity", "Pieces ordered"),
          Map.entry("l_extendedprice", "Price of the line before discount and tax"),
          Map.entry("l_discount", "Discount as a fraction, 0.00 to 0.10"),
          Map.entry("l_tax", "Tax as a fraction, 0.00 to 0.08"),
          Map.entry("l_returnflag", "R returned, A accepted, N not yet known"),
          Map.entry("l_linestatus", "O open, F fulfilled"),
          Map.entry("l_shipdate", "Day the line was shipped"),
          Map.entry("l_commitdate", "Day the line was promised for"),
          Map.entry("l_receiptdate", "Day the line was received"),
          Map.entry("l_shipmode", "How it was shipped, such as AIR"),
          Map.entry("o_orderstatus", "O open, F fulfilled, P partly"),
          Map.entry("o_totalprice", "Sum of the order's lines with discount and tax"),
          Map.entry("o_orderdate", "Day the order was placed"),
          Map.entry("o_orderpriority", "Priority, such as 1-URGENT"),
          Map.entry("p_retailprice", "Recommended price of one piece"),
          Map.entry("ps_availqty", "Pieces the supplier has"),
          Map.entry("ps_supplycost", "What the supplier asks for one piece"),
          Map.entry("s_acctbal", "Balance of the supplier's account"));

  private TpchDescriptions() {}
}
