// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

/** The formats this module reads. */
public enum FileFormat {
  CSV,
  JSON
}
