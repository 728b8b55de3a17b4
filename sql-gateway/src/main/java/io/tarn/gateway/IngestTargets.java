// SPDX-License-Identifier: Apache-2.0
package io.tarn.gateway;

import io.tarn.api.ErrorCode;
import io.tarn.api.IngestMode;
import io.tarn.api.Session;
import io.tarn.api.SessionSettings;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableName;
import io.tarn.api.WarehouseException;
import java.util.function.Function;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableExistsOption;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableNotExistOption;

/** Reads from an ingest command which table it means and what to do with it. */
final class IngestTargets {
  private final Function<String, TableCatalog> visible;

  /**
   * @param visible the catalog as a user sees it
   */
  IngestTargets(Function<String, TableCatalog> visible) {
    this.visible = visible;
  }

  /**
   * Where rows go.
   *
   * @param name the table
   * @param mode what if it is there already
   */
  record Target(TableName name, IngestMode mode) {}

  Target of(CommandStatementIngest command, Session session) {
    if (command.hasTransactionId()) {
      throw GatewayErrors.noTransactions();
    }
    if (command.getTemporary()) {
      throw GatewayErrors.unsupported(
          "Temporary tables are not supported; ingest into an ordinary table and drop it");
    }
    if (command.getTable().isBlank()) {
      throw GatewayErrors.invalid("The ingest names no table; name the table to write to");
    }
    SessionSettings settings = session.settings();
    TableName name =
        new TableName(
            command.hasCatalog() ? command.getCatalog() : settings.catalog(),
            command.hasSchema() ? command.getSchema() : settings.schema(),
            command.getTable());
    return new Target(name, mode(name, command.getTableDefinitionOptions(), session.user()));
  }

  private IngestMode mode(TableName name, TableDefinitionOptions options, String user) {
    TableNotExistOption missing = options.getIfNotExist();
    boolean create = missing == TableNotExistOption.TABLE_NOT_EXIST_OPTION_CREATE;
    if (!create && missing != TableNotExistOption.TABLE_NOT_EXIST_OPTION_FAIL) {
      throw undecided("does not exist", "create or fail");
    }
    TableExistsOption existing = options.getIfExists();
    return switch (existing) {
      case TABLE_EXISTS_OPTION_APPEND -> create ? IngestMode.CREATE_OR_APPEND : IngestMode.APPEND;
      case TABLE_EXISTS_OPTION_REPLACE -> create ? IngestMode.REPLACE : replaceOnly(name, user);
      case TABLE_EXISTS_OPTION_FAIL -> createOnly(create);
      case TABLE_EXISTS_OPTION_UNSPECIFIED, UNRECOGNIZED ->
          throw undecided("exists", "append, replace or fail");
    };
  }

  private static IngestMode createOnly(boolean create) {
    if (!create) {
      throw GatewayErrors.invalid(
          "The ingest is to fail whether the table exists or not; choose one of both to go on");
    }
    return IngestMode.CREATE;
  }

  private IngestMode replaceOnly(TableName name, String user) {
    if (visible.apply(user).find(name).isEmpty()) {
      throw WarehouseException.of(
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND,
          "There is no table " + name + " to replace; create it or let the ingest create it");
    }
    return IngestMode.REPLACE;
  }

  private static WarehouseException undecided(String situation, String choices) {
    return GatewayErrors.invalid(
        "The ingest does not say what to do if the table " + situation + "; choose " + choices);
  }
}
