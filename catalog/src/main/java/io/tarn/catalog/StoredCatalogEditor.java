// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import io.tarn.api.CatalogChange;
import io.tarn.api.CatalogEditor;
import io.tarn.api.CommitSummary;
import io.tarn.api.DeltaStorage;
import io.tarn.api.IfExists;
import io.tarn.api.QueryId;
import io.tarn.api.TableDefinition;
import io.tarn.api.TableName;
import java.net.URI;

/**
 * Keeps names and directories together: a directory is filled before it gets a name, and loses its
 * name before it is removed.
 */
final class StoredCatalogEditor implements CatalogEditor {
  private final NameIndex index;
  private final NameEditor names;
  private final FunctionEditor functions;
  private final PolicyEditor policies;
  private final TagEditor tags;
  private final UnnamedStorage unnamed;
  private final DeltaStorage storage;

  StoredCatalogEditor(
      NameIndex index,
      NameEditor names,
      FunctionEditor functions,
      PolicyEditor policies,
      TagEditor tags,
      UnnamedStorage unnamed,
      DeltaStorage storage) {
    this.index = index;
    this.names = names;
    this.functions = functions;
    this.policies = policies;
    this.tags = tags;
    this.unnamed = unnamed;
    this.storage = storage;
  }

  @Override
  public void apply(CatalogChange change, String user) {
    if (change instanceof CatalogChange.CreateSchema create) {
      names.createSchema(create, user);
    } else if (change instanceof CatalogChange.DropSchema drop) {
      names.dropSchema(drop, user).forEach(unnamed::discardQuietly);
    } else if (change instanceof CatalogChange.CreateTable create) {
      createTable(create, user);
    } else if (change instanceof CatalogChange.DropTable drop) {
      names
          .drop(drop.name(), RelationKind.TABLE, drop.ifMissing(), user)
          .ifPresent(unnamed::discardQuietly);
    } else if (change instanceof CatalogChange.CreateView create) {
      names.createView(create, user);
    } else if (change instanceof CatalogChange.DropView drop) {
      names.drop(drop.name(), RelationKind.VIEW, drop.ifMissing(), user);
    } else if (change instanceof CatalogChange.RenameTable rename) {
      names.change(rename.name(), entry -> RelationChanges.renamed(entry, rename.newName()), user);
    } else if (change instanceof CatalogChange.CommentOnTable comment) {
      names.change(
          comment.name(), entry -> RelationChanges.commented(entry, comment.comment()), user);
    } else if (change instanceof CatalogChange.AddKey add) {
      names.change(add.table(), entry -> RelationChanges.withKey(entry, add.key()), user);
    } else if (change instanceof CatalogChange.DropKey drop) {
      names.change(drop.table(), entry -> RelationChanges.withoutKey(entry, drop.key()), user);
    } else if (change instanceof CatalogChange.CreateFunction create) {
      functions.create(create, user);
    } else if (change instanceof CatalogChange.DropFunction drop) {
      functions.drop(drop, user);
    } else {
      applyPolicies(change, user);
    }
  }

  private void applyPolicies(CatalogChange change, String user) {
    if (change instanceof CatalogChange.SetRowFilter set) {
      policies.set(set, user);
    } else if (change instanceof CatalogChange.SetColumnMask set) {
      policies.set(set, user);
    } else if (change instanceof CatalogChange.SetTags set) {
      tags.set(set, user);
    } else if (change instanceof CatalogChange.UnsetTags unset) {
      tags.unset(unset, user);
    } else if (change instanceof CatalogChange.CreatePolicy create) {
      tags.create(create, user);
    } else if (change instanceof CatalogChange.DropPolicy drop) {
      tags.drop(drop, user);
    } else {
      throw new IllegalArgumentException("unknown change: " + change.getClass());
    }
  }

  @Override
  public void checkWritable(TableName name, String user) {
    BuiltInCatalog.requireWritable(name.catalog(), user);
  }

  private void createTable(CatalogChange.CreateTable create, String user) {
    TableDefinition definition = create.definition();
    if (!names.mayCreate(definition.name(), RelationKind.TABLE, create.ifExists(), user)) {
      return;
    }
    URI location = unnamed.newLocation();
    createStorage(location, definition);
    try {
      register(location, definition, create.ifExists(), user);
    } catch (RuntimeException e) {
      unnamed.discardAfter(location, e);
      throw e;
    }
  }

  @Override
  public URI newLocation(TableName name) {
    return unnamed.newLocation();
  }

  @Override
  public void createStorage(URI location, TableDefinition definition) {
    checkNew(definition);
    unnamed.create(location, definition);
  }

  @Override
  public void reserveStorage(URI location, TableDefinition definition) {
    checkNew(definition);
    unnamed.reserve(location);
  }

  private void checkNew(TableDefinition definition) {
    index.requireSchema(
        BuiltInCatalog.require(definition.name().catalog()), definition.name().schema());
    KeyRules.check(definition);
  }

  @Override
  public void register(URI location, TableDefinition definition, IfExists ifExists, String user) {
    name(location, definition, ifExists, user);
  }

  /** Gives false if the name was taken and stayed; the location is gone then. */
  boolean name(URI location, TableDefinition definition, IfExists ifExists, String user) {
    unnamed.requireManaged(location);
    KeyRules.check(definition);
    NameEditor.Naming naming = names.nameTable(location, definition, ifExists, user);
    naming.replaced().ifPresent(unnamed::discardQuietly);
    if (!naming.done()) {
      unnamed.discardQuietly(location);
    }
    return naming.done();
  }

  @Override
  public void discardStorage(URI location) {
    unnamed.discard(location);
  }

  @Override
  public CommitSummary committed(URI location, long fromVersion, QueryId id) {
    return storage.committed(location, fromVersion, id);
  }
}
