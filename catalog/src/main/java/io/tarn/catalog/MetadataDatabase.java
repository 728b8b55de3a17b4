// SPDX-License-Identifier: Apache-2.0
package io.tarn.catalog;

import com.github.benmanes.caffeine.cache.Ticker;
import io.tarn.api.AccessControl;
import io.tarn.api.AccessDirectory;
import io.tarn.api.AccessEditor;
import io.tarn.api.AuditLog;
import io.tarn.api.Authenticator;
import io.tarn.api.CatalogEditor;
import io.tarn.api.CopyLedger;
import io.tarn.api.DeltaStorage;
import io.tarn.api.LineageLog;
import io.tarn.api.QueryHistory;
import io.tarn.api.SystemTableSource;
import io.tarn.api.TableCatalog;
import io.tarn.api.TableWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalog over one database, embedded or shared: open it, take the ports, close it last. It
 * owns the database, not the {@link DeltaStorage} it is given.
 */
public final class MetadataDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MetadataDatabase.class);

  private final MetadataStore store;
  private final UserAccounts accounts;
  private final Authenticator authenticator;
  private final StoredAuditLog audit;
  private final StatementHistory history;
  private final StoredLineage lineage;
  private final List<SystemTableSource> systemTables;
  private final UnnamedStorage unnamed;
  private final TableCatalog catalog;
  private final CatalogEditor editor;
  private final TableWriter writer;
  private final CopyLedger ledger;
  private final AccessState access;
  private final StoredAccessControl accessControl;
  private final AccessEditor accessEditor;
  private final NameEditor names;
  private final CatalogWatch watch;

  private MetadataDatabase(
      MetadataStore store,
      CatalogConfig config,
      DeltaStorage storage,
      List<SystemTableSource> moreSystemTables) {
    this.store = store;
    CatalogRevision revision = new CatalogRevision(store);
    accounts = new UserAccounts(store, revision);
    PasswordAuthenticator passwords =
        new PasswordAuthenticator(
            accounts,
            new LogInThrottle(InstantSource.system()),
            new VerifiedCredentials(Ticker.systemTicker()));
    audit = new StoredAuditLog(store, config.historyMaxRows());
    history = new StatementHistory(new HistoryRows(store), config.historyMaxRows());
    lineage = new StoredLineage(new LineageRows(store), config.historyMaxRows());
    access = new AccessState(store, revision);
    authenticator = new StoredAuthenticator(passwords, access, audit, InstantSource.system());
    List<SystemTableSource> sources = new ArrayList<>(moreSystemTables);
    sources.add(new HistoryTable(history, access));
    sources.add(new AuditTable(audit, access));
    sources.addAll(LineageTable.sources(lineage, this::accessControl));
    NameIndex index = new NameIndex(new NameTables(store), sources);
    InformationSchema information = new InformationSchema();
    sources.addAll(information.sources());
    systemTables = List.copyOf(sources);
    unnamed = new UnnamedStorage(store, storage, config.tablesRoot());
    TagIndex tags = new TagIndex(store);
    names = new NameEditor(revision, index, unnamed, new Attachments(access, tags));
    FunctionEditor functions = new FunctionEditor(names, index, access, tags);
    PolicyEditor policies = new PolicyEditor(names, index);
    StoredCatalogEditor storedEditor =
        new StoredCatalogEditor(
            index, names, functions, policies, new TagEditor(names, index, tags), unnamed, storage);
    catalog = new StoredTableCatalog(index, storage, tags);
    accessControl = new StoredAccessControl(access, index);
    information.over(user -> new InformationRows(catalog, accessControl, accessControl, user));
    accessEditor = new StoredAccessEditor(accounts, index, names, functions, access, tags, audit);
    editor = storedEditor;
    writer = new DeltaTableWriter(index, names, storedEditor, unnamed, storage);
    ledger = new StoredCopyLedger(store, storage);
    watch = CatalogWatch.start(store, names, this::tidyUp);
  }

  /**
   * Opens the database, making or updating it as needed.
   *
   * @param systemTables tables of catalog {@code system} beside those of the catalog itself
   * @throws io.tarn.api.WarehouseException METADATA_STORE_ERROR if it is damaged, from a newer
   *     version or open elsewhere
   */
  public static MetadataDatabase open(
      CatalogConfig config, DeltaStorage storage, List<SystemTableSource> systemTables) {
    MetadataStore store = MetadataStore.open(config);
    try {
      return new MetadataDatabase(store, config, storage, systemTables);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  public TableCatalog catalog() {
    return catalog;
  }

  public CatalogEditor editor() {
    return editor;
  }

  public TableWriter writer() {
    return writer;
  }

  public Authenticator authenticator() {
    return authenticator;
  }

  public QueryHistory history() {
    return history;
  }

  /** Keeps what statements read and wrote. */
  public LineageLog lineage() {
    return lineage;
  }

  public CopyLedger ledger() {
    return ledger;
  }

  /** Decides who may do what. */
  public AccessControl accessControl() {
    return accessControl;
  }

  /** Tells who there is and what was granted. */
  public AccessDirectory accessDirectory() {
    return accessControl;
  }

  /** Where log-ins, refusals and changes of rights are written down. */
  public AuditLog audit() {
    return audit;
  }

  public AccessEditor accessEditor() {
    return accessEditor;
  }

  /** All tables of catalog {@code system}, for whoever answers queries over them. */
  public List<SystemTableSource> systemTables() {
    return systemTables;
  }

  /**
   * Makes sure there is a user {@code admin}. Its first password is the file's content; if there is
   * none, a random one is made and written there, readable by the file's owner only.
   */
  public void ensureAdmin(Path passwordFile) {
    names.exclusively(
        () -> {
          if (accounts.find(UserAccounts.ADMINISTRATOR).isEmpty()) {
            String password = new AdminPassword(passwordFile).readOrMake();
            accounts.create(UserAccounts.ADMINISTRATOR, password);
            access.reload();
          }
          return true;
        });
  }

  /** Replaces a user's password; the former one is refused from then on. */
  public void setPassword(String user, String password) {
    names.exclusively(
        () -> {
          accounts.setPassword(user, password);
          access.reload();
          return true;
        });
  }

  private void tidyUp() {
    int unfinished = history.closeUnfinished("The gateway that ran it is gone");
    LOG.warn("{} of its statements marked failed, {} directories removed", unfinished, sweep());
  }

  /**
   * Removes table directories that former runs left without a name. Safe while statements run; call
   * it once after the start.
   *
   * @return how many were removed
   */
  public int sweep() {
    return unnamed.sweep();
  }

  /** Writes what is left of the history and lineage, then closes the database. */
  @Override
  public void close() {
    try (store;
        lineage;
        watch) {
      history.close();
    }
  }
}
