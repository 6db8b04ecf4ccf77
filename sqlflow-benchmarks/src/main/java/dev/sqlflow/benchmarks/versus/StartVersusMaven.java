package dev.sqlflow.benchmarks.versus;

import dev.sqlflow.benchmarks.Console;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long commands take from start to end, those of the command line beside those of Maven, in
 * turn. What a goal takes beyond Maven's own start is its time less that of {@code sqlflow:help}.
 */
public final class StartVersusMaven {

  // Neither side is spared by what the other one checked, so each is asked behind its own check.
  private static final List<String> COMMANDS =
      List.of(
          "sqlflow --version",
          "sqlflow validate --force",
          "sqlflow validate",
          "mvn -q -o -N sqlflow:help",
          "mvn -q -o -N sqlflow:validate -Dsqlflow.force",
          "mvn -q -o -N sqlflow:validate");

  private StartVersusMaven() {}

  /**
   * Prints the figures.
   *
   * @param arguments the folder with {@code sqlflow}, the project, and the rounds (5 if absent); if
   *     the plugin is installed in a repository of its own, then {@code MAVEN_OPTS} names it
   * @throws Exception if a command fails
   */
  public static void main(String[] arguments) throws Exception {
    Path bin = Path.of(arguments[0]).toAbsolutePath();
    Path project = Path.of(arguments[1]).toAbsolutePath();
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    run("sqlflow validate --force", bin, project); // leaves the archive of classes
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (String command : COMMANDS) {
        seconds.computeIfAbsent(command, any -> new ArrayList<>()).add(run(command, bin, project));
      }
    }
    seconds.forEach(
        (command, figures) -> Console.OUT.println(new Figures(figures).line(command, "s")));
  }

  private static double run(String command, Path bin, Path project)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    if (words.get(0).equals("sqlflow")) {
      words.set(0, bin.resolve("sqlflow").toString());
    }
    long start = System.nanoTime();
    int code =
        new ProcessBuilder(words)
            .directory(project.toFile())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start()
            .waitFor();
    if (code != 0) {
      throw new IllegalStateException("`" + command + "` ended with " + code);
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
