// SPDX-License-Identifier: Apache-2.0
package io.tarn.api;

import java.util.Optional;

/**
 * A schema of a catalog.
 *
 * @param catalog first level
 * @param name second level
 * @param comment what it holds
 * @param owner the user who owns it
 */
public record SchemaEntry(String catalog, String name, Optional<String> comment, String owner) {}
