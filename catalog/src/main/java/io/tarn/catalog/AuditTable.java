// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.AccessControl;
import io.tarn.api.SystemTableSource;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** {@code system.access.audit}: users see their own events, administrators everyone's. */
final class AuditTable implements SystemTableSource {
  private static final ArrowType TEXT = new ArrowType.Utf8();
  private static final TableEntry.SystemTable TABLE =
      new TableEntry.SystemTable(
          new TableName(BuiltInCatalog.SYSTEM.title(), "access", "audit"),
          Optional.of("Log-ins, refusals and changes of rights, newest first"),
          BuiltInCatalog.INTERNAL_USER,
          new Schema(
              List.of(
                  required("event_id", new ArrowType.Int(64, true)),
                  required("event_time", new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC")),
                  required("user_name", TEXT),
                  required("action_name", TEXT),
                  required("detail", TEXT),
                  Field.nullable("statement_id", TEXT))));

  private final StoredAuditLog log;
  private final AccessState access;

  AuditTable(StoredAuditLog log, AccessState access) {
    this.log = log;
    this.access = access;
  }

  private static Field required(String name, ArrowType type) {
    return new Field(name, FieldType.notNullable(type), null);
  }

  @Override
  public TableEntry.SystemTable table() {
    return TABLE;
  }

  @Override
  public Iterable<List<@Nullable Object>> rows(String user) {
    boolean all = access.rules().identities(user).contains(AccessControl.ADMINS);
    @Nullable String onlyUser = all ? null : user;
    return () -> new PagedRows<>(last -> page(last, onlyUser), AuditTable::row);
  }

  private List<StoredAuditLog.Written> page(
      StoredAuditLog.@Nullable Written last, @Nullable String onlyUser) {
    return log.page(last == null ? Long.MAX_VALUE : last.id(), onlyUser, PagedRows.PAGE);
  }

  private static List<@Nullable Object> row(StoredAuditLog.Written event) {
    return Arrays.asList(
        event.id(), event.time(), event.user(), event.action(), event.detail(), event.statement());
  }
}
