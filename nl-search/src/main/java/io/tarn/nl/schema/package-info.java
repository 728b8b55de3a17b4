// SPDX-License-Identifier: Apache-2.0
/**
 * What the writers of SQL know about tables: names, types, keys, comments and sampled values.
 *
 * <p>Only what the caller may see is put in; nothing here reads a catalog. Start at {@link
 * io.tarn.nl.schema.SchemaView}.
 */
@NullMarked
package io.tarn.nl.schema;

import org.jspecify.annotations.NullMarked;
