// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tarn.api.CatalogChange;
import io.tarn.api.ErrorCode;
import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import io.tarn.api.IfExists;
import io.tarn.api.IfMissing;
import io.tarn.api.PolicyCall;
import io.tarn.api.PolicyCall.Argument;
import io.tarn.api.SessionSettings;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableEntry;
import io.tarn.api.TableName;
import io.tarn.api.TablePolicies;
import io.tarn.api.WarehouseException;
import io.tarn.testkit.FakeDeltaStorage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Row filters and column masks outlive what happens to their tables, functions and the process. */
class PolicyEditorTest {
  private static final TableName T = new TableName("main", "s", "t");
  private static final FunctionName F = new FunctionName("main", "rules", "f");
  private static final PolicyCall FILTER =
      new PolicyCall(F, List.of(Argument.column("id"), Argument.literal("'x'")));
  private static final PolicyCall MASK = new PolicyCall(F, List.of(Argument.column("name")));
  private static final TablePolicies BOTH =
      new TablePolicies(List.of(FILTER), Map.of("name", MASK));

  @TempDir Path home;
  private final FakeDeltaStorage storage = new FakeDeltaStorage();

  private MetadataDatabase open() {
    return MetadataDatabase.open(CatalogConfig.defaults(home), storage, List.of());
  }

  private static void apply(MetadataDatabase database, CatalogChange... changes) {
    for (CatalogChange change : changes) {
      database.editor().apply(change, "ada");
    }
  }

  private static void protect(MetadataDatabase database) {
    apply(
        database,
        new CatalogChange.CreateSchema("main", "s", Optional.empty(), IfExists.FAIL),
        new CatalogChange.CreateSchema("main", "rules", Optional.empty(), IfExists.FAIL),
        new CatalogChange.CreateFunction(
            new FunctionEntry(
                F,
                List.of(),
                "BOOLEAN",
                "true",
                Optional.empty(),
                "ada",
                SessionSettings.defaults()),
            IfExists.FAIL),
        new CatalogChange.CreateTable(definition(), IfExists.FAIL),
        new CatalogChange.SetRowFilter(T, Optional.of(FILTER)),
        new CatalogChange.SetColumnMask(T, "name", Optional.of(MASK)));
  }

  private static TableDefinition definition() {
    return TableDefinition.of(
        T,
        new Schema(
            List.of(
                Field.nullable("id", new ArrowType.Int(32, true)),
                Field.nullable("name", new ArrowType.Utf8()))));
  }

  private static TablePolicies policies(MetadataDatabase database, TableName name) {
    return ((TableEntry.DeltaTable) database.catalog().find(name).orElseThrow()).policies();
  }

  private static ErrorCode refusal(MetadataDatabase database, CatalogChange change) {
    return Objects.requireNonNull(
            catchThrowableOfType(WarehouseException.class, () -> apply(database, change)))
        .code();
  }

  @Test
  void theyAreThereAgainAfterReopening() {
    try (MetadataDatabase database = open()) {
      protect(database);
    }
    try (MetadataDatabase database = open()) {
      assertThat(policies(database, T)).isEqualTo(BOTH);
    }
  }

  @Test
  void theyFollowTheirTable() {
    TableName renamed = new TableName("main", "rules", "u");
    try (MetadataDatabase database = open()) {
      protect(database);
      apply(
          database,
          new CatalogChange.RenameTable(T, renamed),
          new CatalogChange.CommentOnTable(renamed, Optional.of("people")));
      assertThat(policies(database, renamed)).isEqualTo(BOTH);
    }
  }

  @Test
  void noTableTakesTheirPlace() {
    try (MetadataDatabase database = open()) {
      protect(database);
      assertThat(refusal(database, new CatalogChange.CreateTable(definition(), IfExists.REPLACE)))
          .isEqualTo(ErrorCode.POLICY_IN_FORCE);
      assertThat(policies(database, T)).isEqualTo(BOTH);
    }
  }

  @Test
  void functionsInUseStay() {
    CatalogChange drop = new CatalogChange.DropFunction(F, IfMissing.FAIL);
    CatalogChange dropAll =
        new CatalogChange.DropSchema(
            "main", "rules", IfMissing.FAIL, CatalogChange.Cascade.CASCADE);
    try (MetadataDatabase database = open()) {
      protect(database);
      assertThat(refusal(database, drop)).isEqualTo(ErrorCode.DEPENDENT_OBJECTS_EXIST);
      assertThat(refusal(database, dropAll)).isEqualTo(ErrorCode.DEPENDENT_OBJECTS_EXIST);
      apply(
          database,
          new CatalogChange.SetRowFilter(T, Optional.empty()),
          new CatalogChange.SetColumnMask(T, "NAME", Optional.empty()));
      assertThat(policies(database, T)).isEqualTo(TablePolicies.NONE);
      apply(database, drop, dropAll);
    }
  }

  @Test
  void aFunctionThatIsGoneIsNotSet() {
    try (MetadataDatabase database = open()) {
      protect(database);
      PolicyCall gone = new PolicyCall(new FunctionName("main", "rules", "g"), List.of());
      assertThat(refusal(database, new CatalogChange.SetRowFilter(T, Optional.of(gone))))
          .isEqualTo(ErrorCode.ROUTINE_NOT_FOUND);
      assertThat(policies(database, T)).isEqualTo(BOTH);
    }
  }
}
