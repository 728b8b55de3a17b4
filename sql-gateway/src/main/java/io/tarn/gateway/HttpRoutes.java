// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

/** Services that the HTTP door offers beside health; opened before the door and closed after it. */
public interface HttpRoutes extends AutoCloseable {
  /** Says which paths they answer. */
  void addTo(HttpPaths paths);

  @Override
  void close();
}
