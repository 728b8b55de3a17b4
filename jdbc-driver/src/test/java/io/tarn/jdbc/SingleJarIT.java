// SPDX-License-Identifier: Apache-2.0
package io.tarn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar people put into their tools: what it holds, and that it needs nothing else. */
class SingleJarIT {
  private static final Path JAR = Path.of(System.getProperty("tarn.jdbc.jar"));
  private static final long MAX_BYTES = 20L * 1024 * 1024;

  @TempDir private Path directory;

  @Test
  void holdsOnlyPackagesOfItsOwn() throws Exception {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> foreign =
          jar.stream()
              .filter(entry -> !entry.isDirectory())
              .map(ZipEntry::getName)
              .filter(name -> !name.startsWith("io/tarn/jdbc/") && !name.startsWith("META-INF/"))
              .toList();
      assertThat(foreign).isEmpty();
      assertThat(jar.stream().map(ZipEntry::getName))
          .noneMatch(name -> name.matches(".*\\.(so|dll|jnilib|dylib)"));
      assertThat(jar.stream().map(ZipEntry::getName).filter(n -> n.matches("META-INF/services/.+")))
          .allMatch(name -> name.matches("META-INF/services/(java\\.sql\\.Driver|io\\.tarn\\..*)"));
      try (InputStream driver =
          jar.getInputStream(jar.getEntry("META-INF/services/java.sql.Driver"))) {
        assertThat(driver).hasContent("io.tarn.jdbc.TarnDriver");
      }
      assertThat(jar.stream().map(ZipEntry::getName))
          .contains("META-INF/LICENSE", "META-INF/LICENSE-third-party", "META-INF/NOTICE");
      assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Version"))
          .isNotBlank();
    }
  }

  @Test
  void staysSmall() throws Exception {
    assertThat(Files.size(JAR)).isLessThan(MAX_BYTES);
  }

  @Test
  void needsNothingElseOnThisJdk() throws Exception {
    worksOn(Path.of(System.getProperty("java.home")));
  }

  @Test
  void needsNothingElseOnJdk25() throws Exception {
    assumeTrue(Files.isDirectory(OwnJvm.JDK_25), "There is no JDK 25 at " + OwnJvm.JDK_25);
    worksOn(OwnJvm.JDK_25);
  }

  private void worksOn(Path javaHome) throws Exception {
    String client = PlainClient.class.getName().replace('.', '/') + ".class";
    Path target = directory.resolve(client);
    Files.createDirectories(target.getParent());
    try (InputStream in = PlainClient.class.getResourceAsStream("/" + client);
        ScriptedServer server = new ScriptedServer()) {
      Files.copy(in, target);
      OwnJvm.run(
          javaHome, directory + File.pathSeparator + JAR, PlainClient.class, server, directory);
      assertThat(server.producer().uploaded()).hasSize(101);
    }
  }
}
