package dev.sqlflow.benchmarks.versus;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One side in a JVM of its own: how long its only, cold run takes and what memory it needs. */
public final class ForkedSide {

  private ForkedSide() {}

  /**
   * What a JVM of its own says at its end.
   *
   * @param milliseconds of the work, from within: without the JVM's start
   * @param peakMegabytes the most memory that the process held at any time
   */
  record Outcome(double milliseconds, double peakMegabytes) {}

  /**
   * Does the work once and prints milliseconds and peak.
   *
   * @param arguments the side's label and the folder
   * @throws Exception if the work fails
   */
  public static void main(String[] arguments) throws Exception {
    Workload workload = new Workload(Path.of(arguments[1]));
    Side side = arguments[0].equals("sqlflow") ? new SqlFlowSide(workload) : new JdbcSide(workload);
    long start = System.nanoTime();
    side.run();
    double milliseconds = (System.nanoTime() - start) / 1e6;
    System.out.println(milliseconds + " " + peak()); // the process that forked this one reads it
  }

  static Outcome fork(String label, Path project) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ForkedSide.class.getName(),
                    label,
                    project.toString()))
            .redirectError(Redirect.DISCARD)
            .start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(label + " failed in a JVM of its own: " + printed);
    }
    String[] figures = printed.substring(printed.lastIndexOf('\n') + 1).split(" ", -1);
    return new Outcome(Double.parseDouble(figures[0]), Double.parseDouble(figures[1]));
  }

  /** Asks Linux; elsewhere it is not known, and 0. */
  private static double peak() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
        .findFirst()
        .orElse(0);
  }
}
