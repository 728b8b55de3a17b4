/**
 * The metadata database: names of schemas, tables and views, users, the query history, and which
 * files were copied into which table.
 *
 * <p>The only package that knows H2, Flyway, Jdbi and bcrypt. It never reads a Delta log or a data
 * file itself; what tables hold comes through {@link io.tarn.api.DeltaStorage}. Start at {@link
 * io.tarn.catalog.MetadataDatabase}.
 */
@NullMarked
package io.tarn.catalog;

import org.jspecify.annotations.NullMarked;
