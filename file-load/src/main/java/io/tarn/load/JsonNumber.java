// SPDX-License-Identifier: Apache-2.0
package io.tarn.load;

/** A JSON number as it was written, so that no digit is lost before its column's type is known. */
record JsonNumber(String text) {}
