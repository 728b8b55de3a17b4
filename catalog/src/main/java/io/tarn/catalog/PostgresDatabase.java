// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.tarn.api.WarehouseException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** A PostgreSQL that several gateways share. What is committed there is on its disk. */
final class PostgresDatabase implements CatalogDatabase {
  private static final int CONNECTIONS = 8;
  private static final long CONNECT_MILLIS = 3_000;

  private final String place;
  private final PostgresErrors errors;
  private final HikariDataSource pool;

  private PostgresDatabase(String place, PostgresErrors errors, HikariDataSource pool) {
    this.place = place;
    this.errors = errors;
    this.pool = pool;
  }

  static PostgresDatabase open(CatalogConfig.Shared config) {
    String place = requireProtected(config.url());
    PostgresErrors errors = new PostgresErrors(place);
    HikariConfig settings = new HikariConfig();
    settings.setPoolName("catalog");
    settings.setDriverClassName("org.postgresql.Driver");
    settings.setJdbcUrl(config.url());
    settings.setUsername(config.user());
    settings.setPassword(config.password());
    settings.setMaximumPoolSize(CONNECTIONS);
    settings.setConnectionTimeout(CONNECT_MILLIS);
    settings.addDataSourceProperty("ApplicationName", "tarn");
    settings.addDataSourceProperty("connectTimeout", "3");
    settings.addDataSourceProperty("socketTimeout", "30");
    settings.addDataSourceProperty("tcpKeepAlive", "true");
    try {
      return new PostgresDatabase(place, errors, new HikariDataSource(settings));
    } catch (PoolInitializationException e) {
      throw errors.of(e);
    }
  }

  /**
   * Names the database, without the settings behind its address, among which a password may be.
   * Hashes of passwords travel from there: beyond loopback only to a server that proves who it is.
   */
  private static String requireProtected(String url) {
    Properties parts = Driver.parseURL(url, new Properties());
    if (parts == null) {
      throw PostgresErrors.unusableUrl(
          "it is not of the form jdbc:postgresql://host:port/database");
    }
    List<String> hosts = List.of(PGProperty.PG_HOST.getOrDefault(parts).split(",", -1));
    String ssl = String.valueOf(PGProperty.SSL_MODE.getOrDefault(parts));
    if (!ssl.startsWith("verify-") && !hosts.stream().allMatch(PostgresDatabase::isLoopback)) {
      throw PostgresErrors.unusableUrl(
          "the server is reached over a network and need not prove who it is; add"
              + " ?sslmode=verify-full (and sslrootcert=… for an authority of your own)");
    }
    return "at "
        + String.join(",", hosts)
        + ":"
        + PGProperty.PG_PORT.getOrDefault(parts)
        + "/"
        + PGProperty.PG_DBNAME.getOrDefault(parts);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  @Override
  public DataSource connections() {
    return pool;
  }

  @Override
  public List<String> migrations() {
    return List.of(Migrations.FOLDER + "postgresql", Migrations.FOLDER + "both");
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public void sync(Handle handle) {
    // A commit returns when it is on disk: synchronous_commit is on unless an operator says no.
  }

  @Override
  public WarehouseException translate(Throwable failure) {
    return errors.of(failure);
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public void close() {
    pool.close();
  }
}
