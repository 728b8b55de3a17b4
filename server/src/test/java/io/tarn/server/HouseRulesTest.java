// SPDX-License-Identifier: Apache-2.0
package io.tarn.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Rules no tool knows, checked on the sources of all modules. */
class HouseRulesTest {
  private static final int MAX_LINES = 300;
  private static final int MAX_BODY = 40;
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void filesStaySmall() throws IOException {
    assertThat(sources().filter(file -> lines(file) > MAX_LINES).map(ROOT::relativize)).isEmpty();
  }

  @Test
  void methodsStaySmall() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> longOnes = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("--release", "17"),
                  null,
                  files.getJavaFileObjectsFromPaths(
                      sources().filter(file -> file.toString().contains("/src/main/")).toList()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree file : task.parse()) {
        new LongMethods(file, positions, longOnes).scan(file, null);
      }
    }
    assertThat(longOnes).isEmpty();
  }

  /** Collects the methods whose bodies have more than {@link #MAX_BODY} lines. */
  private static final class LongMethods extends TreeScanner<Void, Void> {
    private final CompilationUnitTree file;
    private final SourcePositions positions;
    private final List<String> found;

    LongMethods(CompilationUnitTree file, SourcePositions positions, List<String> found) {
      this.file = file;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      if (method.getBody() != null) {
        long from =
            file.getLineMap().getLineNumber(positions.getStartPosition(file, method.getBody()));
        long to = file.getLineMap().getLineNumber(positions.getEndPosition(file, method.getBody()));
        if (to - from - 1 > MAX_BODY) {
          found.add(file.getSourceFile().getName() + ": " + method.getName());
        }
      }
      return super.visitMethod(method, null);
    }
  }

  @Test
  void everyPackageSaysWhatBelongsInIt() throws IOException {
    assertThat(
            sources()
                .filter(file -> file.toString().contains("/src/main/java/"))
                .map(Path::getParent)
                .distinct()
                .filter(directory -> !Files.exists(directory.resolve("package-info.java")))
                .map(ROOT::relativize))
        .isEmpty();
  }

  @Test
  void noLeftovers() throws IOException {
    List<String> words = List.of("TO" + "DO", "FIX" + "ME", "@auth" + "or");
    assertThat(sources().filter(file -> words.stream().anyMatch(read(file)::contains))).isEmpty();
  }

  private static Stream<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/"))
          .filter(file -> !file.toString().contains("/target/"))
          .toList()
          .stream();
    }
  }

  private static long lines(Path file) {
    return read(file).lines().count();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
