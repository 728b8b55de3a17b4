// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests.robustness;

import io.tarn.testkit.TarnProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A wire between clients and a server that can be cut, or stop passing on what the server says. */
final class CutWire implements AutoCloseable {
  private static final int SMALL = 16 << 10;

  private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int target;
  private final List<Socket> ends = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean stalled;

  private CutWire(int target) throws IOException {
    this.target = target;
  }

  static CutWire to(int port) throws IOException {
    CutWire wire = new CutWire(port);
    wire.start("wire-entrance", wire::accept);
    return wire;
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** Connects as {@code admin} through it. */
  Connection connect(TarnProcess server) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:tarn://127.0.0.1:" + port(), "admin", server.password());
  }

  /** The server hears no goodbye: its side is reset. */
  void cut() throws IOException {
    for (Socket end : ends) {
      if (end.isClosed()) {
        continue;
      }
      end.setSoLinger(true, 0);
      end.close();
    }
  }

  /** From now on nothing the server says is read. */
  void stall() {
    stalled = true;
  }

  private void accept() throws IOException, InterruptedException {
    while (true) {
      Socket client = entrance.accept();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      server.setReceiveBufferSize(SMALL);
      ends.add(client);
      ends.add(server);
      start("wire-up", () -> pass(client.getInputStream(), server.getOutputStream()));
      start("wire-down", () -> answer(server.getInputStream(), client.getOutputStream()));
    }
  }

  private static void pass(InputStream from, OutputStream to) throws IOException {
    long unused = from.transferTo(to);
  }

  private void answer(InputStream from, OutputStream to) throws IOException, InterruptedException {
    byte[] bytes = new byte[SMALL];
    while (true) {
      if (stalled) {
        closed.await();
      }
      int count = from.read(bytes);
      if (count < 0) {
        return;
      }
      to.write(bytes, 0, count);
    }
  }

  /** Work that ends when a socket is closed under it. */
  private interface Passing {
    void run() throws IOException, InterruptedException;
  }

  private void start(String name, Passing passing) {
    Thread thread =
        new Thread(
            () -> {
              try {
                passing.run();
              } catch (IOException end) {
                // The wire was cut.
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    entrance.close();
    cut();
  }
}
