package dev.sqlflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The command as a process of its own: what only a process has. */
class ProcessTest extends CommandLineCase {

  @Test
  void the_process_ends_with_the_commands_code() throws Exception {
    project();

    Process well = start("validate");
    assertThat(text(well)).contains("1 pipeline x 1 environment (dev): ok");
    assertThat(well.waitFor()).isEqualTo(0);

    Process wrong = start("validate", "--env", "prd");
    text(wrong);
    assertThat(wrong.waitFor()).isEqualTo(1);
  }

  @Test
  void a_check_that_is_spared_loads_neither_engine_nor_parsers() throws Exception {
    project();
    clock = Clock.offset(clock, Duration.ofMinutes(10));
    run("validate");
    Path stamp = directory.resolve("target/sqlflow/validate.stamp");
    assertThat(stamp).exists();

    Process process = start(List.of("-verbose:class"), "validate");
    String out = text(process);

    assertThat(process.waitFor()).isEqualTo(0);
    assertThat(out).contains("(nothing has changed since the last check)");
    assertThat(out.lines().filter(line -> line.contains("[class,load] ")))
        .anyMatch(line -> line.contains("dev.sqlflow.UpToDateCheck "))
        .noneMatch(
            line ->
                line.contains("[class,load] org.duckdb.")
                    || line.contains("[class,load] tools.jackson.")
                    || line.contains("[class,load] org.yaml.")
                    || line.contains("[class,load] com.networknt.")
                    || line.contains("[class,load] dev.sqlflow.language.PipelineParser"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void an_interrupted_run_leaves_nothing_half_written() throws Exception {
    project();
    write(
        "pipelines/orders.sf",
        """
        SOURCE orders TYPE csv PARAMS {"path": "data/orders.csv"};
        LOAD orders FROM orders;
        CREATE TABLE endless AS
          SELECT sum(o.total * r.range % 7) AS total FROM orders AS o, range(100000000000) AS r WHERE true;
        EXPORT (SELECT * FROM endless) TO "output/endless.csv" TYPE csv;
        """);
    Process process = start("run");
    BufferedReader lines = reader(process);
    String line = lines.readLine();
    while (line != null && !line.startsWith("  load:orders")) {
      line = lines.readLine();
    }

    int signal = interruptible(process) ? 2 : 15;
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(128 + signal);
    assertThat(lines.lines().toList()).anyMatch(one -> one.contains("create:endless"));
    assertThat(directory.resolve("output")).doesNotExist();
    assertThat(directory.resolve("target/sqlflow/tmp"))
        .satisfiesAnyOf(
            tmp -> assertThat(tmp).doesNotExist(), tmp -> assertThat(tmp).isEmptyDirectory());
  }

  // What is started in the background by a shell ignores Ctrl-C, and so do its children.
  private static boolean interruptible(Process process) throws IOException {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
        .allMatch(ignored -> (ignored & 2) == 0);
  }

  private Process start(String... arguments) throws IOException {
    return start(List.of(), arguments);
  }

  private Process start(List<String> options, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(coverage());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("dev.sqlflow.cli.Main");
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .start();
  }

  // What only a process has counts as covered, too, where coverage is measured.
  private static List<String> coverage() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-javaagent:"))
        .toList();
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static String text(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
