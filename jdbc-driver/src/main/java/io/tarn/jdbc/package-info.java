/**
 * The JDBC driver's public face: {@link io.tarn.jdbc.TarnDriver} and what {@code unwrap} gives.
 *
 * <p>It knows the Flight SQL wire and {@code java.sql}, nothing of the server's own modules. Start
 * at {@link io.tarn.jdbc.TarnDriver}.
 */
@NullMarked
package io.tarn.jdbc;

import org.jspecify.annotations.NullMarked;
