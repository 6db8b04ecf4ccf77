package dev.sqlflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts programs of the tests as processes of their own, which can be killed. */
final class TestProcess {

  private TestProcess() {}

  /**
   * Starts a program.
   *
   * @param folder for its temporary files and for what it says of errors
   * @param program with a main method
   * @param word that it says first; it has said it when this returns
   * @param arguments of the program
   */
  static Process start(Path folder, Class<?> program, String word, String... arguments)
      throws IOException {
    Path errors = folder.resolve("errors.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    if (!word.equals(line)) {
      process.destroyForcibly();
    }
    assertThat(line).as(Files.readString(errors)).isEqualTo(word);
    return process;
  }
}
