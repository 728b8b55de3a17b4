// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.micro;

import io.tarn.api.AccessChange;
import io.tarn.api.CatalogChange;
import io.tarn.api.IfExists;
import io.tarn.api.Privilege;
import io.tarn.api.Securable;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableName;
import io.tarn.catalog.CatalogConfig;
import io.tarn.catalog.MetadataDatabase;
import io.tarn.delta.DeltaConfig;
import io.tarn.delta.DeltaTables;
import io.tarn.samples.SampleTable;
import io.tarn.samples.TpchTables;
import io.tarn.testkit.TarnProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.Schema;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A real catalog in a temporary directory: schemas with TPC-H's tables, without rows, and a user
 * who may read them through a group.
 */
@State(Scope.Benchmark)
public class CatalogState {
  static final String USER = "ada";
  static final String GROUP = "analysts";

  /** How many schemas. */
  @Param("20")
  public int copies = 20;

  private final BufferAllocator allocator = new RootAllocator();
  private Path home = Path.of("");
  private Optional<MetadataDatabase> opened = Optional.empty();

  /** Makes it. */
  @Setup(Level.Trial)
  public void open() throws IOException {
    home = Files.createTempDirectory("tarn-micro");
    DeltaTables delta = new DeltaTables(DeltaConfig.defaults(), allocator);
    MetadataDatabase made = MetadataDatabase.open(CatalogConfig.defaults(home), delta, List.of());
    opened = Optional.of(made);
    made.ensureAdmin(home.resolve("admin.password"));
    grant(made);
    for (int copy = 0; copy < copies; copy++) {
      fill(made, schema(copy));
    }
  }

  private static void grant(MetadataDatabase made) {
    made.accessEditor()
        .apply(
            new AccessChange.CreateUser(USER, Optional.of("a long password"), IfExists.FAIL),
            "admin");
    made.accessEditor().apply(new AccessChange.CreateGroup(GROUP, IfExists.FAIL), "admin");
    made.accessEditor()
        .apply(
            new AccessChange.ChangeMembers(
                GROUP,
                AccessChange.ChangeMembers.Action.ADD,
                List.of(USER),
                io.tarn.api.AccessDirectory.Principal.Kind.USER),
            "admin");
    made.accessEditor()
        .apply(
            new AccessChange.Grant(
                Set.of(Privilege.USE_CATALOG, Privilege.USE_SCHEMA, Privilege.SELECT),
                Securable.catalog("main"),
                GROUP),
            "admin");
  }

  private static void fill(MetadataDatabase made, String schema) {
    made.editor()
        .apply(
            new CatalogChange.CreateSchema("main", schema, Optional.empty(), IfExists.FAIL),
            "admin");
    for (SampleTable table : new TpchTables("main", schema, 0.01).all()) {
      TableName name = table.definition().name();
      Schema columns = table.definition().schema();
      made.editor()
          .apply(
              new CatalogChange.CreateTable(TableDefinition.of(name, columns), IfExists.FAIL),
              "admin");
    }
  }

  static String schema(int copy) {
    return "tpch_" + copy;
  }

  MetadataDatabase metadata() {
    return opened.orElseThrow();
  }

  BufferAllocator allocator() {
    return allocator;
  }

  Path home() {
    return home;
  }

  /** Removes it. */
  @TearDown(Level.Trial)
  public void close() {
    opened.ifPresent(MetadataDatabase::close);
    TarnProcess.deleteHome(home);
    allocator.close();
  }
}
