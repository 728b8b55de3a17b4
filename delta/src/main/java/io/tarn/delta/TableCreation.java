// SPDX-License-Identifier: Apache-2.0
package io.tarn.delta;

import io.delta.kernel.TableManager;
import io.delta.kernel.Transaction;
import io.delta.kernel.commit.Committer;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.exceptions.TableAlreadyExistsException;
import io.delta.kernel.exceptions.UnsupportedTableFeatureException;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.transaction.CreateTableTransactionBuilder;
import io.delta.kernel.transaction.DataLayoutSpec;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterable;
import io.tarn.api.TableDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes version 0 of a table: its log and nothing else. */
final class TableCreation {
  private final Engine engine;
  private final Committer committer;

  TableCreation(Engine engine, Committer committer) {
    this.engine = engine;
    this.committer = committer;
  }

  void create(Path table, TableDefinition definition) {
    StructType schema = DeltaTypes.schema(definition.schema());
    Map<String, String> properties = TableProperties.checked(definition.properties());
    List<Column> partitions =
        definition.partitionColumns().stream().map(name -> partition(name, schema)).toList();
    requireEmpty(table);
    Transaction transaction = transaction(table, schema, properties, partitions);
    Map<String, String> stamps =
        definition.comment().map(text -> Map.of(CommitStamp.DESCRIPTION, text)).orElse(Map.of());
    transaction.withCommitterProperties(() -> stamps);
    try {
      transaction.commit(engine, CloseableIterable.emptyIterable());
    } catch (RuntimeException e) {
      Directories.deleteQuietly(table.resolve(TransactionLog.DIRECTORY));
      throw e;
    }
  }

  private Transaction transaction(
      Path table, StructType schema, Map<String, String> properties, List<Column> partitions) {
    try {
      CreateTableTransactionBuilder builder =
          TableManager.buildCreateTableTransaction(table.toString(), schema, DeltaTables.ENGINE)
              .withTableProperties(properties)
              .withMaxRetries(0)
              .withCommitter(committer);
      if (!partitions.isEmpty()) {
        builder.withDataLayoutSpec(DataLayoutSpec.partitioned(partitions));
      }
      return builder.build(engine);
    } catch (TableAlreadyExistsException | UnsupportedTableFeatureException e) {
      throw e;
    } catch (KernelException | IllegalArgumentException e) {
      throw DeltaErrors.invalidDefinition(
          invalidName(schema, "")
              .orElseGet(
                  () ->
                      "The table cannot be created: " + firstLine(e) + ". Correct the definition"));
    }
  }

  private static String firstLine(RuntimeException e) {
    return Optional.ofNullable(e.getMessage()).orElse(e.toString()).lines().findFirst().orElse("");
  }

  private static Column partition(String name, StructType schema) {
    return schema.fields().stream()
        .filter(field -> field.getName().equalsIgnoreCase(name))
        .findFirst()
        .map(field -> new Column(field.getName()))
        .orElseThrow(() -> DeltaErrors.unknownColumn(name, schema.fieldNames()));
  }

  /** Parquet has no such names unless columns are mapped to others. */
  private static Optional<String> invalidName(DataType type, String path) {
    if (type instanceof StructType struct) {
      return struct.fields().stream()
          .flatMap(field -> invalidName(field, path + field.getName()).stream())
          .findFirst();
    }
    if (type instanceof ArrayType array) {
      return invalidName(array.getElementType(), path + ".element.");
    }
    return type instanceof MapType map
        ? invalidName(map.getValueType(), path + ".value.")
        : Optional.empty();
  }

  private static Optional<String> invalidName(StructField field, String path) {
    boolean invalid = field.getName().chars().anyMatch(c -> " ,;{}()\n\t=".indexOf(c) >= 0);
    return invalid
        ? Optional.of(
            "Column name "
                + DeltaErrors.quoted(path)
                + " contains one of ' ,;{}()=', a tab or a line break. Rename it, or set the table"
                + " property 'delta.columnMapping.mode' = 'name'")
        : invalidName(field.getDataType(), path + ".");
  }

  private static void requireEmpty(Path table) {
    try (Stream<Path> children = Files.list(table)) {
      if (children.findAny().isPresent()) {
        throw DeltaErrors.locationTaken(table);
      }
    } catch (NoSuchFileException absent) {
      // Kernel makes it.
    } catch (IOException e) {
      throw DeltaErrors.translate(table, e);
    }
  }
}
