// SPDX-License-Identifier: Apache-2.0
package io.tarn.benchmarks.machine;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** What no program on this machine can beat, measured in a few seconds. */
public final class PhysicalLimits {
  private static final int MIB = 1 << 20;
  private static final int ROUNDS = 5;
  private static final int MEMORY_LONGS = 16 * MIB;
  private static final int FILE_MIB = 512;
  private static final int STREAM_MIB = 512;
  private static final int PINGS = 5000;

  private PhysicalLimits() {}

  /**
   * Measures all.
   *
   * @param directory on the disk that is measured
   */
  public static Map<String, Double> measure(Path directory)
      throws IOException, InterruptedException {
    Map<String, Double> limits = new LinkedHashMap<>();
    limits.put("memory copied, all cores, GB/s", memory());
    disk(directory, limits);
    loopback(limits);
    return limits;
  }

  private static double memory() {
    int cores = Runtime.getRuntime().availableProcessors();
    long[][] from = new long[cores][MEMORY_LONGS / cores];
    long[][] to = new long[cores][MEMORY_LONGS / cores];
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      IntStream.range(0, cores)
          .parallel()
          .forEach(i -> System.arraycopy(from[i], 0, to[i], 0, from[i].length));
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    // Read once and written once.
    return 2.0 * Long.BYTES * MEMORY_LONGS / best / 1e9;
  }

  private static void disk(Path directory, Map<String, Double> limits) throws IOException {
    Path file = Files.createTempFile(directory, "disk", ".tmp");
    try {
      ByteBuffer block = ByteBuffer.allocateDirect(4 * MIB + 4096).alignedSlice(4096);
      block.limit(4 * MIB);
      long start = System.nanoTime();
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        for (int i = 0; i < FILE_MIB / 4; i++) {
          block.position(0);
          channel.write(block);
        }
        channel.force(true);
      }
      limits.put("disk written and synced, GB/s", rate(FILE_MIB, start));
      limits.put("one small write synced, ms", sync(file));
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, ExtendedOpenOption.DIRECT)) {
        start = System.nanoTime();
        int read = 0;
        while (read >= 0) {
          block.position(0);
          read = channel.read(block);
        }
        limits.put("disk read past the page cache, GB/s", rate(FILE_MIB, start));
      } catch (IOException | UnsupportedOperationException noDirectReads) {
        limits.remove("disk read past the page cache, GB/s");
      }
    } finally {
      Files.delete(file);
    }
  }

  private static double sync(Path file) throws IOException {
    double[] millis = new double[21];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < millis.length; i++) {
        long start = System.nanoTime();
        channel.write(ByteBuffer.wrap(new byte[] {1}), i);
        channel.force(true);
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(millis);
    return millis[millis.length / 2];
  }

  private static void loopback(Map<String, Double> limits)
      throws IOException, InterruptedException {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket(0, 1, here);
        Socket client = new Socket(here, server.getLocalPort());
        Socket accepted = server.accept()) {
      client.setTcpNoDelay(true);
      accepted.setTcpNoDelay(true);
      Thread echo = new Thread(() -> echoThenDrain(accepted), "echo");
      echo.setDaemon(true);
      echo.start();
      limits.put("loopback round trip, median, ms", roundTrip(client));
      long start = System.nanoTime();
      OutputStream out = client.getOutputStream();
      byte[] block = new byte[MIB];
      for (int i = 0; i < STREAM_MIB; i++) {
        out.write(block);
      }
      client.shutdownOutput();
      echo.join();
      limits.put("loopback stream, GB/s", rate(STREAM_MIB, start));
    }
  }

  private static double roundTrip(Socket client) throws IOException {
    double[] millis = new double[PINGS];
    OutputStream out = client.getOutputStream();
    InputStream in = client.getInputStream();
    for (int i = 0; i < PINGS; i++) {
      long start = System.nanoTime();
      out.write(1);
      in.read();
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis[PINGS / 2];
  }

  private static void echoThenDrain(Socket socket) {
    try {
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      for (int i = 0; i < PINGS; i++) {
        out.write(in.read());
      }
      byte[] block = new byte[MIB];
      while (in.read(block) >= 0) {
        // The bytes are of no interest.
      }
    } catch (IOException gone) {
      Thread.currentThread().interrupt();
    }
  }

  private static double rate(int mebibytes, long start) {
    return (double) mebibytes * MIB / (System.nanoTime() - start);
  }
}
