/**
 * How the driver works: {@code FlightConnection} opens statements, an {@code Execution} is one run
 * of one, {@code FlightWire} speaks to the server, {@code Rows} are what comes back.
 *
 * <p>Nothing here is API. Every exception that leaves is a {@link java.sql.SQLException}.
 */
@NullMarked
package io.tarn.jdbc.internal;

import org.jspecify.annotations.NullMarked;
