// SPDX-License-Identifier: Apache-2.0
package io.tarn.planner;

import io.tarn.api.ErrorCode;
import io.tarn.api.SourceFile;
import io.tarn.api.WarehouseException;
import io.tarn.parser.CopyInto;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Finds the files a {@code COPY INTO} names. Whatever links lie on the way, each file must end up
 * inside a directory that files may be read from.
 */
final class CopyFiles {
  private static final Pattern GLOB = Pattern.compile("[*?\\[\\]{}]");

  /** Characters Spark would read as a pattern in a path. */
  private static final Pattern UNREADABLE = Pattern.compile("[*?\\[\\]{}\\\\,\\p{Cntrl}]");

  private final PlannerConfig config;
  private final CopyInto copy;
  private final SqlParserPos pos;

  CopyFiles(PlannerConfig config, CopyInto copy) {
    this.config = config;
    this.copy = copy;
    this.pos = copy.getParserPosition();
  }

  /** The files, in name order; never none. */
  List<SourceFile> find() {
    try {
      List<SourceFile> files = found();
      if (files.isEmpty()) {
        throw PlannerErrors.pathNotFound(copy.path(), pos);
      }
      if (files.size() > config.maxCopyFiles()) {
        throw PlannerErrors.argument(
            pos,
            "The path holds "
                + files.size()
                + " files, more than one COPY INTO may load ("
                + config.maxCopyFiles()
                + "). Load them in parts with PATTERN.");
      }
      return files;
    } catch (IOException e) {
      throw WarehouseException.of(
          ErrorCode.TABLE_STORAGE_ERROR,
          "The files at '" + copy.path() + "' could not be listed. Check their permissions.",
          e);
    }
  }

  private List<SourceFile> found() throws IOException {
    String written = copy.path();
    Optional<String> pattern = copy.pattern();
    if (GLOB.matcher(written).find() && pattern.isEmpty() && copy.files().isEmpty()) {
      int start =
          written.lastIndexOf(
              '/', GLOB.matcher(written).results().findFirst().orElseThrow().start());
      pattern = Optional.of(written.substring(start + 1));
      written = start < 0 ? "" : written.substring(0, Math.max(1, start));
    }
    Path base = allowed(absolute(written));
    if (!copy.files().isEmpty()) {
      List<SourceFile> files = new ArrayList<>();
      for (String name : copy.files()) {
        files.add(file(allowed(base.resolve(path(name)))));
      }
      return sorted(files);
    }
    if (Files.isRegularFile(base)) {
      return List.of(file(base));
    }
    return listed(base, pattern);
  }

  private List<SourceFile> listed(Path base, Optional<String> pattern) throws IOException {
    int depth = pattern.isPresent() ? Integer.MAX_VALUE : 1;
    List<SourceFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(base, depth)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        if (Files.isRegularFile(path)
            && !isHidden(base.relativize(path))
            && matches(pattern, base.relativize(path))) {
          files.add(file(allowed(path)));
        }
      }
    }
    return sorted(files);
  }

  private static List<SourceFile> sorted(List<SourceFile> files) {
    return files.stream().distinct().sorted(Comparator.comparing(SourceFile::path)).toList();
  }

  /** Files that engines leave beside data, such as {@code _SUCCESS}, are no data. */
  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith("_") || part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private boolean matches(Optional<String> pattern, Path relative) {
    if (pattern.isEmpty()) {
      return true;
    }
    try {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.get());
      return matcher.matches(relative);
    } catch (PatternSyntaxException e) {
      throw PlannerErrors.argument(pos, "'" + pattern.get() + "' is not a glob pattern.");
    }
  }

  private Path absolute(String written) {
    if (written.startsWith("file:")) {
      try {
        return Path.of(URI.create(written.replaceFirst("^file:/+", "file:///"))).normalize();
      } catch (IllegalArgumentException e) {
        throw PlannerErrors.pathNotFound(written, pos);
      }
    }
    Path path = path(written);
    if (path.isAbsolute()) {
      return path.normalize();
    }
    for (Path root : config.fileRoots()) {
      Path candidate = root.toAbsolutePath().resolve(path).normalize();
      if (Files.exists(candidate)) {
        return candidate;
      }
    }
    return config.fileRoots().isEmpty()
        ? path.toAbsolutePath().normalize()
        : config.fileRoots().get(0).toAbsolutePath().resolve(path).normalize();
  }

  private Path path(String written) {
    try {
      return Path.of(written);
    } catch (InvalidPathException e) {
      throw PlannerErrors.pathNotFound(written, pos);
    }
  }

  /** The real path, if it is inside a root. Outside, not even its existence is told. */
  private Path allowed(Path path) throws IOException {
    if (config.fileRoots().stream().noneMatch(root -> isInside(path.normalize(), root))) {
      throw PlannerErrors.pathNotAllowed(copy.path(), pos);
    }
    if (!Files.exists(path)) {
      throw PlannerErrors.pathNotFound(copy.path(), pos);
    }
    Path real = path.toRealPath();
    for (Path root : config.fileRoots()) {
      if (Files.exists(root) && real.startsWith(root.toRealPath())) {
        return real;
      }
    }
    throw PlannerErrors.pathNotAllowed(copy.path(), pos);
  }

  private static boolean isInside(Path path, Path root) {
    Path absolute = root.toAbsolutePath().normalize();
    try {
      return path.startsWith(absolute)
          || (Files.exists(absolute) && path.startsWith(absolute.toRealPath()));
    } catch (IOException e) {
      return false;
    }
  }

  private SourceFile file(Path real) throws IOException {
    if (UNREADABLE.matcher(real.toString()).find()) {
      throw PlannerErrors.argument(
          pos,
          "The file name '"
              + real.getFileName()
              + "' has one of the characters * ? [ ] { } \\ , which Spark reads as a pattern."
              + " Rename the file.");
    }
    BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw PlannerErrors.pathNotFound(copy.path(), pos);
    }
    return new SourceFile(
        real.toString(), attributes.size(), attributes.lastModifiedTime().toMillis());
  }
}
