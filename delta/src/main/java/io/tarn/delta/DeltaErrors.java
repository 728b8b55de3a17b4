// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.exceptions.ConcurrentWriteException;
import io.delta.kernel.exceptions.InvalidConfigurationValueException;
import io.delta.kernel.exceptions.MaxCommitRetryLimitReachedException;
import io.delta.kernel.exceptions.TableAlreadyExistsException;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.exceptions.UnsupportedProtocolVersionException;
import io.delta.kernel.exceptions.UnsupportedTableFeatureException;
import io.tarn.api.ErrorCode;
import io.tarn.api.WarehouseException;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.arrow.memory.OutOfMemoryException;
import org.jspecify.annotations.Nullable;

/** Every way this module fails, and the one place where foreign exceptions become ours. */
final class DeltaErrors {
  private static final Set<String> NO_SPACE =
      Set.of("no space left on device", "disk quota exceeded", "not enough space on the disk");

  private DeltaErrors() {}

  static WarehouseException notLocal(URI location) {
    return WarehouseException.of(
        ErrorCode.UNSUPPORTED_FEATURE,
        "The table location "
            + location
            + " is not on a local file system. Only file: locations can be read and written so far");
  }

  static WarehouseException versionNotFound(long asked, long first, long last) {
    return WarehouseException.of(
        ErrorCode.VERSION_NOT_FOUND,
        "The table has no version "
            + asked
            + ": versions "
            + first
            + " to "
            + last
            + " are available. Ask for one of them");
  }

  static WarehouseException noVersionThen(
      Instant asked, long first, Instant firstCommitted, long last) {
    return WarehouseException.of(
        ErrorCode.VERSION_NOT_FOUND,
        "The table has no version as of "
            + asked
            + ": the oldest available one, version "
            + first
            + ", was committed at "
            + firstCommitted
            + ". Ask for that time or a later one (versions "
            + first
            + " to "
            + last
            + " are available)");
  }

  static WarehouseException locationTaken(Path directory) {
    return WarehouseException.of(
        ErrorCode.TABLE_STORAGE_ERROR,
        "Cannot create a table in "
            + directory
            + ": the directory is not empty. Choose another location or empty it");
  }

  static WarehouseException storage(Path table, String problem, @Nullable Throwable cause) {
    return WarehouseException.of(
        ErrorCode.TABLE_STORAGE_ERROR,
        "The Delta table at "
            + table
            + " cannot be used: "
            + problem
            + ". Check that the directory is complete and accessible",
        cause);
  }

  static WarehouseException diskFull(Path table, Throwable cause) {
    return WarehouseException.of(
        ErrorCode.DISK_FULL,
        "The disk that holds "
            + table
            + " is full; nothing was written. Free some space and run the statement again",
        cause);
  }

  static WarehouseException typeMismatch(String column, String from, String to) {
    return WarehouseException.of(
        ErrorCode.DATATYPE_MISMATCH,
        "Column "
            + quoted(column)
            + " is of type "
            + to
            + " and cannot take values of type "
            + from
            + " without loss. Cast them to "
            + to);
  }

  static WarehouseException typeNotStorable(String column, String type, String advice) {
    return WarehouseException.of(
        ErrorCode.DATATYPE_MISMATCH,
        "Column "
            + quoted(column)
            + " is of type "
            + type
            + ", which a Delta table cannot hold. "
            + advice);
  }

  static WarehouseException typeNotReadable(String column, String type) {
    return WarehouseException.of(
        ErrorCode.UNSUPPORTED_FEATURE,
        "Column "
            + quoted(column)
            + " is of type "
            + type
            + ", which Tarn cannot read. Leave it out or store it as another type");
  }

  /** Named as Spark names it, so that both lanes report the same condition. */
  static WarehouseException nullNotAllowed(String column) {
    return WarehouseException.fromEngine(
        ErrorCode.MALFORMED_DATA,
        "DELTA_NOT_NULL_CONSTRAINT_VIOLATED",
        "23502",
        "Column "
            + quoted(column)
            + " is NOT NULL but a row has no value for it. Give every row a value",
        null);
  }

  static WarehouseException badValue(String column, String problem) {
    return WarehouseException.of(
        ErrorCode.MALFORMED_DATA, "Column " + quoted(column) + ": " + problem);
  }

  static WarehouseException unknownColumn(String column, Collection<String> known) {
    return WarehouseException.of(
        ErrorCode.UNRESOLVED_COLUMN,
        "The table has no column "
            + quoted(column)
            + ". Its columns are "
            + String.join(", ", known.stream().map(DeltaErrors::quoted).toList()));
  }

  static WarehouseException ambiguousColumn(String column) {
    return WarehouseException.of(
        ErrorCode.AMBIGUOUS_REFERENCE,
        "Column "
            + quoted(column)
            + " occurs more than once (names are compared ignoring case). Rename one of them");
  }

  static WarehouseException property(String key, String problem) {
    return WarehouseException.of(
        ErrorCode.INVALID_PARAMETER_VALUE, "Table property '" + key + "' " + problem);
  }

  static WarehouseException invalidDefinition(String problem) {
    return WarehouseException.of(ErrorCode.INVALID_PARAMETER_VALUE, problem);
  }

  static WarehouseException notWritable(Collection<String> features) {
    return WarehouseException.of(
        ErrorCode.UNSUPPORTED_FEATURE,
        "The table uses Delta features that rows cannot be appended with directly: "
            + String.join(", ", new TreeSet<>(features))
            + ". Write to it with a SQL statement on the Spark lane");
  }

  static WarehouseException noSuchFile(Path file) {
    return WarehouseException.of(
        ErrorCode.PATH_NOT_FOUND, "There is no file " + file + ". Check the path");
  }

  static WarehouseException notParquet(Path file, Throwable cause) {
    return cause instanceof OutOfMemoryException
        ? outOfMemory(cause)
        : WarehouseException.of(
            ErrorCode.MALFORMED_DATA,
            "The file "
                + file
                + " cannot be read as Parquet: "
                + describe(cause)
                + ". Check that it is a complete Parquet file",
            cause);
  }

  /** What went wrong at a table, in our terms. */
  static WarehouseException translate(Path table, Throwable failure) {
    List<Throwable> causes =
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
    return causes.stream()
        .map(cause -> known(table, cause, failure))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> storage(table, describe(causes.get(causes.size() - 1)), failure));
  }

  private static Optional<WarehouseException> known(Path table, Throwable cause, Throwable whole) {
    if (cause instanceof WarehouseException ours) {
      return Optional.of(ours);
    }
    if (cause instanceof UnsupportedTableFeatureException unsupported) {
      return Optional.of(unsupported(unsupported.getUnsupportedFeatures(), whole));
    }
    if (cause instanceof UnsupportedProtocolVersionException unsupported) {
      return Optional.of(
          unsupported(Set.of("protocol version " + unsupported.getVersion()), whole));
    }
    if (cause instanceof ConcurrentWriteException
        || cause instanceof MaxCommitRetryLimitReachedException) {
      return Optional.of(concurrent(whole));
    }
    if (cause instanceof TableNotFoundException) {
      return Optional.of(storage(table, "there is no Delta log in it", whole));
    }
    if (cause instanceof TableAlreadyExistsException) {
      return Optional.of(locationTaken(table));
    }
    if (cause instanceof InvalidConfigurationValueException invalid) {
      return Optional.of(invalidDefinition(describe(invalid)));
    }
    if (cause instanceof OutOfMemoryException) {
      return Optional.of(outOfMemory(whole));
    }
    if (cause instanceof ClosedByInterruptException) {
      return Optional.of(interrupted(whole));
    }
    return isNoSpace(cause) ? Optional.of(diskFull(table, whole)) : Optional.empty();
  }

  private static WarehouseException unsupported(Collection<String> features, Throwable cause) {
    return WarehouseException.of(
        ErrorCode.UNSUPPORTED_FEATURE,
        "The table uses Delta features that Tarn does not know: "
            + String.join(", ", new TreeSet<>(features))
            + ". Drop these features from the table or use the engine that added them",
        cause);
  }

  private static WarehouseException concurrent(Throwable cause) {
    return WarehouseException.of(
        ErrorCode.CONCURRENT_WRITE,
        "Another writer changed the table at the same time, so nothing was written."
            + " Run the statement again",
        cause);
  }

  private static WarehouseException outOfMemory(Throwable cause) {
    return WarehouseException.of(
        ErrorCode.OUT_OF_MEMORY,
        "There is not enough memory for the rows being written. Run the statement again when less"
            + " is running",
        cause);
  }

  /** Whoever interrupts a thread wants its work to stop: that is no fault of the table. */
  private static WarehouseException interrupted(Throwable cause) {
    return WarehouseException.of(
        ErrorCode.CANCELLED, "The work on the table was stopped before it ended", cause);
  }

  private static boolean isNoSpace(Throwable cause) {
    String message = cause.getMessage();
    return cause instanceof IOException
        && message != null
        && NO_SPACE.stream().anyMatch(message.toLowerCase(Locale.ROOT)::contains);
  }

  private static String describe(Throwable cause) {
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }

  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
