// SPDX-License-Identifier: Apache-2.0
package io.tarn.server.cli;

/** How rows are printed. */
enum OutputFormat {
  TABLE,
  CSV,
  JSON
}
