// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.peer;

import io.tarn.benchmarks.data.DataHome;
import io.tarn.benchmarks.machine.Processors;
import io.tarn.benchmarks.report.Participant;
import io.tarn.testkit.TarnProcess;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts peers when they are first asked for, remembers which cannot be had, stops them all. */
public final class Peers implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  private final Path root;
  private final DataHome home;
  private final List<String> wanted;
  private final Consumer<String> listener;
  private final Map<String, Peer> open = new LinkedHashMap<>();
  private final Map<String, Participant> participants = new LinkedHashMap<>();
  private @Nullable TarnProcess server;

  /**
   * @param root directory of the {@code tarn} script
   * @param wanted names of the peers that may take part; all if empty
   * @param listener hears who starts and who is left out
   */
  public Peers(Path root, DataHome home, List<String> wanted, Consumer<String> listener) {
    this.root = root;
    this.home = home;
    this.wanted = List.copyOf(wanted);
    this.listener = listener;
  }

  /** Whether a peer that is started is waited for until it has nothing more to do. */
  public enum Patience {
    UNTIL_IDLE,
    NONE
  }

  /** A peer, ready; empty if it is not wanted or cannot be had, which the report then tells. */
  public Optional<Peer> find(String name) throws Exception {
    return find(name, Patience.UNTIL_IDLE);
  }

  /** The same, as soon as it answers or when what it starts in the background has started too. */
  public Optional<Peer> find(String name, Patience patience) throws Exception {
    if (!wanted.isEmpty() && !wanted.contains(name)) {
      participants.putIfAbsent(name, absent(name, "not asked for"));
    }
    if (!open.containsKey(name) && !isLeftOut(name)) {
      try {
        Peer peer = start(name);
        open.put(name, peer);
        if (patience == Patience.UNTIL_IDLE) {
          Processors.awaitIdle(peer.processes(), START_LIMIT);
        }
        participants.put(name, new Participant(name, peer.version(), peer.tuning(), true));
      } catch (PeerAbsentException absent) {
        String reason = String.valueOf(absent.getMessage());
        participants.put(name, absent(name, reason));
        listener.accept("   " + name + " is left out: " + reason);
      }
    }
    return Optional.ofNullable(open.get(name));
  }

  private boolean isLeftOut(String name) {
    Participant known = participants.get(name);
    return known != null && !known.present();
  }

  private static Participant absent(String name, String reason) {
    return new Participant(name, reason, List.of(), false);
  }

  private Peer start(String name) throws Exception {
    listener.accept("   starting " + name);
    return switch (name) {
      case "tarn" -> new TarnPeer(server(), name, "auto", version());
      case "tarn-spark" -> new TarnPeer(server(), name, "spark", version());
      case "flight-jdbc" -> new StockDriverPeer(server());
      case "duckdb" -> new DuckdbPeer();
      case "spark" -> new SparkPeer(root, home.peerHome(name));
      case "trino" -> TrinoPeer.start(home.peerHome(name), home.serverHome());
      default ->
          throw new IllegalArgumentException(
              "No peer is called '"
                  + name
                  + "'; take tarn, tarn-spark, flight-jdbc, duckdb, spark or trino");
    };
  }

  private static String version() {
    return "0.1.0-SNAPSHOT";
  }

  private TarnProcess server() {
    TarnProcess running = server;
    if (running == null) {
      running = TarnProcess.start(root, home.serverHome(), DataHome.settings());
      server = running;
    }
    return running;
  }

  /** Everyone who took part or was left out. */
  public List<Participant> participants() {
    return new ArrayList<>(participants.values());
  }

  /** Directory of the {@code tarn} script. */
  public Path root() {
    return root;
  }

  /** Stops all that run; whoever is asked for after it starts anew. */
  public synchronized void stopAll() throws SQLException {
    List<Peer> running = List.copyOf(open.values());
    open.clear();
    for (Peer peer : running) {
      peer.close();
    }
    TarnProcess stopping = server;
    server = null;
    if (stopping != null) {
      stopping.close();
    }
  }

  @Override
  public void close() throws SQLException {
    stopAll();
  }
}
