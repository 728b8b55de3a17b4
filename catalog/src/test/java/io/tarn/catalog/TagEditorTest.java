// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.api.AccessChange;
import io.tarn.api.CatalogChange;
import io.tarn.api.FunctionEntry;
import io.tarn.api.FunctionName;
import io.tarn.api.IfExists;
import io.tarn.api.IfMissing;
import io.tarn.api.PolicyCall;
import io.tarn.api.Securable;
import io.tarn.api.SessionSettings;
import io.tarn.api.TagCondition;
import io.tarn.api.TagPolicy;
import io.tarn.testkit.FakeDeltaStorage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tags and policies by tag outlive the process, and keep what they stand on. */
class TagEditorTest {
  private static final Securable SCHEMA = Securable.schema("main", "S.x");
  private static final FunctionName F = new FunctionName("main", "default", "f");
  private static final TagCondition CONDITION =
      new TagCondition.And(
          new TagCondition.Not(new TagCondition.Tagged("it's", Optional.empty())),
          new TagCondition.Or(
              new TagCondition.Tagged("a", Optional.of("1")),
              new TagCondition.Tagged("b", Optional.of(""))));

  @TempDir Path home;
  private MetadataDatabase database;

  @BeforeEach
  void open() {
    database =
        MetadataDatabase.open(CatalogConfig.defaults(home), new FakeDeltaStorage(), List.of());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void apply(CatalogChange... changes) {
    for (CatalogChange change : changes) {
      database.editor().apply(change, "ada");
    }
  }

  private void access(AccessChange change) {
    database.accessEditor().apply(change, "admin");
  }

  private TagPolicy policy() {
    return new TagPolicy(
        "Päonie",
        SCHEMA.key(),
        Optional.of("why"),
        TagPolicy.Kind.COLUMN_MASK,
        F,
        List.of("account users", "g"),
        List.of("h"),
        Optional.of(CONDITION),
        List.of(
            new TagPolicy.Match(CONDITION, "c"),
            new TagPolicy.Match(new TagCondition.Tagged("b", Optional.empty()), "")),
        Optional.of("c"),
        List.of(PolicyCall.Argument.column("c"), PolicyCall.Argument.literal("'x'")));
  }

  private void prepare() {
    access(new AccessChange.CreateGroup("g", IfExists.FAIL));
    access(new AccessChange.CreateGroup("h", IfExists.FAIL));
    apply(
        new CatalogChange.CreateSchema("main", "S.x", Optional.empty(), IfExists.FAIL),
        new CatalogChange.CreateFunction(
            new FunctionEntry(
                F, List.of(), "INT", "1", Optional.empty(), "ada", SessionSettings.defaults()),
            IfExists.FAIL),
        new CatalogChange.SetTags(SCHEMA, Optional.empty(), Map.of("k", "v", "l", "")),
        new CatalogChange.CreatePolicy(policy(), IfExists.FAIL));
  }

  @Test
  void theyComeBackAsTheyWere() {
    prepare();
    close();
    open();
    assertThat(database.catalog().tags().policies(SCHEMA)).containsExactly(policy());
    assertThat(database.catalog().tags().tags(SCHEMA))
        .containsExactlyInAnyOrderEntriesOf(Map.of("k", "v", "l", ""));
    apply(
        new CatalogChange.DropSchema("main", "s.X", IfMissing.FAIL, CatalogChange.Cascade.CASCADE));
    assertThat(database.catalog().tags().policies(SCHEMA)).isEmpty();
    assertThat(database.catalog().tags().tags(SCHEMA)).isEmpty();
    close();
    open();
    assertThat(database.catalog().tags().policies(SCHEMA)).isEmpty();
  }

  /** Whom a policy is for, or spares, and its function stay while it does. */
  @Test
  void whatAPolicyNamesStays() {
    prepare();
    for (String group : List.of("g", "h")) {
      assertThatThrownBy(() -> access(new AccessChange.DropGroup(group, IfMissing.FAIL)))
          .hasMessageContaining("A policy by tag is for '" + group + "'");
    }
    assertThatThrownBy(() -> apply(new CatalogChange.DropFunction(F, IfMissing.FAIL)))
        .hasMessageContaining("DROP POLICY");
    assertThatThrownBy(() -> apply(new CatalogChange.CreatePolicy(policy(), IfExists.FAIL)))
        .hasMessageContaining("already");
    apply(new CatalogChange.DropPolicy("pÄonie", SCHEMA, IfMissing.FAIL));
    assertThatThrownBy(() -> apply(new CatalogChange.DropPolicy("x", SCHEMA, IfMissing.FAIL)))
        .hasMessageContaining("There is no policy 'x'");
    access(new AccessChange.DropGroup("g", IfMissing.FAIL));
    apply(new CatalogChange.DropFunction(F, IfMissing.FAIL));
  }

  @Test
  void tooMuchIsRefused() {
    String tag = "t".repeat(256);
    assertThatThrownBy(
            () -> apply(new CatalogChange.SetTags(SCHEMA, Optional.empty(), Map.of(tag, ""))))
        .hasMessageContaining("1 to 255 characters");
    assertThatThrownBy(
            () -> apply(new CatalogChange.SetTags(SCHEMA, Optional.empty(), Map.of("a", "b"))))
        .hasMessageContaining("S.x");
  }
}
