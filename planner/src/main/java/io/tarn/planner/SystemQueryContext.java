// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import java.util.Map;
import java.util.TimeZone;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/** What Calcite's executor asks for while it runs a query over system tables. */
final class SystemQueryContext implements DataContext {
  private final SchemaPlus root;
  private final JavaTypeFactory types;
  private final Map<String, Object> values;

  SystemQueryContext(Statement statement, SchemaPlus root) {
    this.root = root;
    this.types = statement.types();
    TimeZone zone = TimeZone.getTimeZone(statement.settings().timeZone());
    long now = System.currentTimeMillis();
    long local = now + zone.getOffset(now);
    this.values =
        Map.of(
            Variable.UTC_TIMESTAMP.camelName, now,
            Variable.CURRENT_TIMESTAMP.camelName, now,
            Variable.LOCAL_TIMESTAMP.camelName, local,
            Variable.TIME_ZONE.camelName, zone,
            Variable.USER.camelName, statement.user(),
            SystemRelTable.USER, statement.user());
  }

  @Override
  public @Nullable SchemaPlus getRootSchema() {
    return root;
  }

  @Override
  public JavaTypeFactory getTypeFactory() {
    return types;
  }

  @Override
  @SuppressWarnings("NullAway") // The executor asks for a provider only to run other queries.
  public QueryProvider getQueryProvider() {
    return null;
  }

  @Override
  public @Nullable Object get(String name) {
    return values.get(name);
  }
}
