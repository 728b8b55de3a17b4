// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc.internal;

/** Which driver this is, as {@code DatabaseMetaData} reports it. */
public final class DriverVersion {
  public static final String NAME = "Tarn JDBC Driver";
  public static final int MAJOR = 0;
  public static final int MINOR = 1;

  private DriverVersion() {}

  /** The version in the jar's manifest, or the two numbers above when run from classes. */
  static String text() {
    String implementation = DriverVersion.class.getPackage().getImplementationVersion();
    return implementation == null ? MAJOR + "." + MINOR : implementation;
  }
}
