// SPDX-License-Identifier: Apache-2.0
package io.tarn.sqltests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tarn.testkit.CommandResult;
import io.tarn.testkit.TarnProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code tarn shell} at a terminal, as {@code script} of util-linux makes one. */
@ExtendWith(SharedServer.class)
class ShellTest {
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TarnProcess server;
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
  private Process shell;
  private OutputStream keys;

  ShellTest(TarnProcess server) {
    this.server = server;
  }

  @BeforeEach
  void open() throws IOException {
    assumeTrue(
        Files.isExecutable(SCRIPT), "no terminal can be made without " + SCRIPT + " (util-linux)");
    Path root = Path.of(System.getProperty("tarn.root"));
    String command =
        "stty cols 160 rows 40; exec "
            + root.resolve("tarn")
            + " shell --home '"
            + server.home()
            + "'";
    ProcessBuilder builder =
        new ProcessBuilder(SCRIPT.toString(), "-qfec", command, "/dev/null")
            .redirectErrorStream(true);
    builder.environment().put("TERM", "xterm");
    shell = builder.start();
    keys = shell.getOutputStream();
    Thread reader = new Thread(() -> read(shell.getInputStream()), "shell-output");
    reader.setDaemon(true);
    reader.start();
    awaitSeen("main.default=> ");
  }

  @AfterEach
  void close() throws IOException, InterruptedException {
    if (shell != null) {
      if (shell.isAlive()) {
        type("\\q\n");
      }
      if (!shell.waitFor(30, TimeUnit.SECONDS)) {
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
      }
      assertThat(shell.waitFor()).isZero();
    }
  }

  @Test
  void statementsMayHaveSeveralLines() throws IOException {
    type("select 40 +\n");
    awaitSeen("-> ");
    type("2 as sum, ';' as mark;\n");
    awaitSeen(" 42 | ;");
    awaitSeen("(1 row, ");
  }

  @Test
  void shortcutsStandForStatements() throws IOException {
    type("\\dt samples.tpch\n");
    awaitSeen("partsupp");
    type("\\c samples.tpch\n");
    awaitSeen("samples.tpch=> ");
    type("\\d region\n");
    awaitSeen("r_regionkey");
    type("\\f csv\n");
    type("select r_regionkey, r_name from region order by 1 limit 1;\n");
    awaitSeen("0,AFRICA");
    type("\\nonsense\n");
    awaitSeen("There is no shortcut \\nonsense");
    type("\\?\n");
    awaitSeen("catalogs");
  }

  @Test
  void tabCompletesNames() throws IOException {
    type("select n_name from samples.tpch.natio\t where n_nationkey = 0;\n");
    awaitSeen("ALGERIA");
    type("from samples.tpch.region select r_na\t;\n");
    awaitSeen("MIDDLE EAST");
  }

  @Test
  void anErrorDoesNotEndIt() throws IOException {
    type("select nonsense;\n");
    awaitSeen("[UNRESOLVED_COLUMN]");
    type("select 'still here' as word;\n");
    awaitSeen(" still here");
  }

  @Test
  void interruptCancelsTheStatementAndNothingElse() throws IOException {
    type(
        "select count(*) from samples.tpch.lineitem a, samples.tpch.lineitem b,"
            + " samples.tpch.lineitem c where a.l_tax + b.l_tax < c.l_tax;\n");
    awaitSeen("Running for");
    type("\u0003");
    awaitSeen("[CANCELLED]");
    type("select 'go on' as word;\n");
    awaitSeen(" go on");
  }

  @Test
  void passwordsAreNotRemembered() throws IOException, InterruptedException {
    type("select 'kept' as word;\n");
    awaitSeen(" kept");
    type("create user shelly\n");
    awaitSeen("-> ");
    type("password 'not-for-a-file';\n");
    awaitSeen("(Done, ");
    type("drop user shelly;\n");
    awaitSeen("(Done, ");
    close();
    String history = Files.readString(server.home().resolve("shell.history"));
    assertThat(history).contains("'kept'").doesNotContain("not-for-a-file");
  }

  @Test
  void withoutATerminalItSaysWhatToUse() {
    CommandResult result = server.run("shell");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors()).contains("./tarn sql -f FILE");
  }

  private void type(String text) throws IOException {
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  /** Waits for a text after all that was waited for before. */
  private void awaitSeen(String text) {
    try {
      await().atMost(PATIENCE).until(() -> output().contains(text));
    } catch (org.awaitility.core.ConditionTimeoutException e) {
      throw new AssertionError("not seen: " + text + " in " + output(), e);
    }
    synchronized (seen) {
      String all = output();
      byte[] rest =
          all.substring(all.indexOf(text) + text.length()).getBytes(StandardCharsets.UTF_8);
      seen.reset();
      seen.writeBytes(rest);
    }
  }

  private String output() {
    synchronized (seen) {
      return seen.toString(StandardCharsets.UTF_8);
    }
  }

  private void read(InputStream output) {
    byte[] buffer = new byte[8192];
    try {
      for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
        synchronized (seen) {
          seen.write(buffer, 0, count);
        }
      }
    } catch (IOException e) {
      if (shell.isAlive()) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
