// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.SchemaEntry;
import io.tarn.api.SessionSettings;
import io.tarn.api.TableCatalog;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Finds catalogs and schemas by name, and says which ones are near when there is none. */
final class Namespaces {
  /** A schema's full name. */
  record Name(String catalog, String schema) {}

  private final TableCatalog catalog;
  private final SessionSettings settings;

  Namespaces(TableCatalog catalog, SessionSettings settings) {
    this.catalog = catalog;
    this.settings = settings;
  }

  /** A schema's name of one or two parts, completed with the current catalog. */
  Name complete(SqlIdentifier name) {
    return switch (name.names.size()) {
      case 1 -> new Name(settings.catalog(), name.names.get(0));
      case 2 -> new Name(name.names.get(0), name.names.get(1));
      default -> throw PlannerErrors.tooManyNameParts(name.toString(), name.getParserPosition());
    };
  }

  Name current() {
    return new Name(settings.catalog(), settings.schema());
  }

  /** The catalog in the case it was created with. */
  String requireCatalog(String name, SqlParserPos pos) {
    List<String> catalogs = catalog.catalogs();
    return catalogs.stream()
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(() -> PlannerErrors.catalogNotFound(name, pos, catalogs));
  }

  /** The schema in the case it was created with. */
  Name require(Name name, SqlParserPos pos) {
    SchemaEntry entry = requireEntry(name, pos);
    return new Name(entry.catalog(), entry.name());
  }

  /** The schema, if there is one. */
  Optional<SchemaEntry> find(Name name) {
    return catalog.catalogs().stream()
        .filter(name.catalog()::equalsIgnoreCase)
        .flatMap(known -> catalog.schemas(known).stream())
        .filter(schema -> schema.name().equalsIgnoreCase(name.schema()))
        .findFirst();
  }

  SchemaEntry requireEntry(Name name, SqlParserPos pos) {
    String known = requireCatalog(name.catalog(), pos);
    List<SchemaEntry> schemas = catalog.schemas(known);
    return schemas.stream()
        .filter(schema -> schema.name().equalsIgnoreCase(name.schema()))
        .findFirst()
        .orElseThrow(
            () ->
                PlannerErrors.schemaNotFound(
                    known + "." + name.schema(),
                    pos,
                    name.schema(),
                    schemas.stream().map(SchemaEntry::name).toList()));
  }
}
