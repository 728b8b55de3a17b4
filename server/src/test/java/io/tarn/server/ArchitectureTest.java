// SPDX-License-Identifier: Apache-2.0
package io.tarn.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the arrows and the worlds that ARCHITECTURE.md draws. */
@AnalyzeClasses(packages = "io.tarn", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** The parser generator's classes, which are not ours to name. */
  private static final String GENERATED = "SqlGrammar";

  @ArchTest
  static final ArchRule API_KNOWS_ONLY_JDK_AND_ARROW =
      classes()
          .that()
          .resideInAPackage("io.tarn.api..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "io.tarn.api..",
                  "java..",
                  "org.apache.arrow.memory..",
                  "org.apache.arrow.vector..",
                  "org.jspecify.."));

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching("io.tarn.(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule CATALOG_STANDS_ALONE = standsAlone("catalog");

  @ArchTest static final ArchRule DELTA_STANDS_ALONE = standsAlone("delta");

  @ArchTest static final ArchRule SAMPLES_STANDS_ALONE = standsAlone("samples");

  @ArchTest static final ArchRule LOAD_STANDS_ALONE = standsAlone("load");

  @ArchTest static final ArchRule COMPUTE_STANDS_ALONE = standsAlone("compute");

  @ArchTest static final ArchRule QUERY_STANDS_ALONE = standsAlone("query");

  @ArchTest static final ArchRule GATEWAY_STANDS_ALONE = standsAlone("gateway");

  @ArchTest static final ArchRule NL_STANDS_ALONE = standsAlone("nl");

  @ArchTest static final ArchRule PLANNER_SEES_THE_PARSER = seesOnly("planner", "parser");

  @ArchTest
  static final ArchRule DRIVER_KNOWS_ONLY_THE_WIRE =
      noClasses()
          .that()
          .resideInAPackage("io.tarn.jdbc..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.tarn..").and(resideInAnyPackage("io.tarn.jdbc..").negate()))
          .allowEmptyShould(true);

  /** Avatica is Calcite's protocol for clients, which one door speaks. */
  @ArchTest
  static final ArchRule AVATICA =
      world("org.apache.calcite.avatica..", "planner", "parser", "gateway.avatica");

  @ArchTest
  static final ArchRule CALCITE =
      noClasses()
          .that()
          .resideInAPackage("io.tarn..")
          .and()
          .resideOutsideOfPackages("io.tarn.planner..", "io.tarn.parser..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.apache.calcite..")
                  .and(resideInAPackage("org.apache.calcite.avatica..").negate()));

  @ArchTest static final ArchRule DELTA_KERNEL = world("io.delta..", "delta");

  @ArchTest static final ArchRule HADOOP = world("org.apache.hadoop..", "delta");

  @ArchTest static final ArchRule JDBI = world("org.jdbi..", "catalog");

  @ArchTest static final ArchRule FLYWAY = world("org.flywaydb..", "catalog");

  @ArchTest static final ArchRule H2 = world("org.h2..", "catalog");

  @ArchTest static final ArchRule SPARK = world("org.apache.spark..", "compute");

  @ArchTest static final ArchRule DUCKDB = world("org.duckdb..", "compute");

  @ArchTest static final ArchRule FLIGHT = world("org.apache.arrow.flight..", "gateway", "jdbc");

  @ArchTest static final ArchRule GRPC = world("io.grpc..", "compute", "gateway", "jdbc");

  @ArchTest static final ArchRule ARMERIA = world("com.linecorp..", "gateway");

  @ArchTest static final ArchRule LANGCHAIN = world("dev.langchain4j..", "nl");

  @ArchTest static final ArchRule LUCENE = world("org.apache.lucene..", "nl");

  @ArchTest static final ArchRule ONNX = world("ai..", "nl");

  @ArchTest static final ArchRule TPCH = world("io.trino..", "samples");

  @ArchTest static final ArchRule PICOCLI = world("picocli..", "server");

  @ArchTest static final ArchRule JLINE = world("org.jline..", "server");

  @ArchTest
  static final ArchRule NO_GENERIC_EXCEPTIONS =
      noClasses().that().haveSimpleNameNotStartingWith(GENERATED).should(THROW_GENERIC_EXCEPTIONS);

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS_FOR =
      noClasses()
          .that()
          .resideInAPackage("io.tarn..")
          .and()
          .haveSimpleNameNotStartingWith(GENERATED)
          .should()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Manager");

  private static ArchRule standsAlone(String module) {
    return seesOnly(module, module);
  }

  private static ArchRule seesOnly(String module, String other) {
    return noClasses()
        .that()
        .resideInAPackage("io.tarn." + module + "..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.tarn..")
                .and(
                    resideInAnyPackage(
                            "io.tarn.api..", "io.tarn." + module + "..", "io.tarn." + other + "..")
                        .negate()));
  }

  /** Only these modules may know a foreign library. */
  private static ArchRule world(String library, String... modules) {
    String[] allowed = new String[modules.length + 1];
    for (int i = 0; i < modules.length; i++) {
      allowed[i] = "io.tarn." + modules[i] + "..";
    }
    allowed[modules.length] = "org..";
    return noClasses()
        .that()
        .resideOutsideOfPackages(allowed)
        .and()
        .resideInAPackage("io.tarn..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }
}
