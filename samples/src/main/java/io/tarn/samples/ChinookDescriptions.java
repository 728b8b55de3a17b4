// SPDX-License-Identifier: Apache-2.0
package io.tarn.samples;

import java.util.Map;

/** What the tables of Chinook and their less obvious columns mean. */
final class ChinookDescriptions {
  static final Map<String, String> TABLES =
      Map.ofEntries(
          Map.entry("album", "Albums, each by one artist"),
          Map.entry("artist", "Artists and bands"),
          Map.entry("customer", "Customers of the store"),
          Map.entry("employee", "Employees of the store and whom they report to"),
          Map.entry("genre", "Genres of music"),
          Map.entry("invoice", "Invoices sent to customers"),
          Map.entry("invoiceline", "Lines of invoices: one track each"),
          Map.entry("mediatype", "Formats a track is sold in"),
          Map.entry("playlist", "Playlists"),
          Map.entry("playlisttrack", "Which track is on which playlist"),
          Map.entry("track", "Tracks that are sold, most of them on an album"));

  static final Map<String, String> COLUMNS =
      Map.of(
          "customer.supportrepid", "Employee who looks after the customer",
          "employee.reportsto", "Employee who is the manager",
          "invoice.total", "Sum of the invoice's lines, in US dollars",
          "invoiceline.unitprice", "Price of one track when it was sold, in US dollars",
          "track.milliseconds", "Length of the track",
          "track.bytes", "Size of the track's file",
          "track.unitprice", "Price of the track, in US dollars");

  private ChinookDescriptions() {}
}
