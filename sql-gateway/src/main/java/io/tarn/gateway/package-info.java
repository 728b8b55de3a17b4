/**
 * The doors of the warehouse: Arrow Flight SQL, and HTTP for health and metrics.
 *
 * <p>Flight, gRPC, Netty and Armeria are known here and nowhere else. Nothing here parses SQL,
 * opens a table or decides what a user may see: calls become calls of {@link
 * io.tarn.api.QueryService} and {@link io.tarn.api.TableCatalog}, rows and errors go back as the
 * protocol wants them. Start at {@link io.tarn.gateway.FlightSqlDoor} and {@link
 * io.tarn.gateway.HttpDoor}.
 */
@NullMarked
package io.tarn.gateway;

import org.jspecify.annotations.NullMarked;
