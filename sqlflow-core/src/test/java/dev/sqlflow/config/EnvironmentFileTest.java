package dev.sqlflow.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.config.EnvironmentFile.Variable;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.testing.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFileTest {

  @TempDir Path folder;

  private Diagnosed<Map<String, Variable>> read(String text) throws IOException {
    Path file = folder.resolve(".env");
    Files.writeString(file, text);
    return EnvironmentFile.read(file, ".env");
  }

  private Map<String, String> values(String text) throws IOException {
    Diagnosed<Map<String, Variable>> read = read(text);
    assertThat(Found.lines(read.diagnostics())).isEmpty();
    Map<String, String> values = new LinkedHashMap<>();
    read.best().forEach((name, variable) -> values.put(name, variable.text()));
    return values;
  }

  @Test
  void everyLineIsAVariableOrAComment() throws IOException {
    assertThat(
            values(
                """
                # a comment

                A=1
                export B = two words   # a comment
                  C=a#b
                D=
                E= # nothing
                _f9=x=y"z
                """))
        .containsExactly(
            Map.entry("A", "1"),
            Map.entry("B", "two words"),
            Map.entry("C", "a#b"),
            Map.entry("D", ""),
            Map.entry("E", ""),
            Map.entry("_f9", "x=y\"z"));
  }

  @Test
  void quotesKeepWhatStandsInThem() throws IOException {
    assertThat(
            values(
                """
                A='# $ \\n ${x} " '
                B="a\\n\\t\\"\\\\ 'b' # c" # d
                C=""
                D=''
                """))
        .containsExactly(
            Map.entry("A", "# $ \\n ${x} \" "),
            Map.entry("B", "a\n\t\"\\ 'b' # c"),
            Map.entry("C", ""),
            Map.entry("D", ""));
  }

  @Test
  void lineEndsOfAllSystemsCount() throws IOException {
    assertThat(values("\uFEFFA=1\r\nB=2\rC=3")).containsOnlyKeys("A", "B", "C");
  }

  @Test
  void whatIsWrongIsNamedByItsLineAndNotShown() throws IOException {
    Diagnosed<Map<String, Variable>> read =
        read(
            "A=1\nhunter2\n9B=hunter2\nC='hunter2\nD=\"hunter2\\x\"\nE=\"a\" hunter2\nA=hunter2\n");
    assertThat(Found.lines(read.diagnostics()))
        .isEqualTo(
            """
            SF2123 .env:2: not a variable
            SF2123 .env:3: not a variable
            SF2123 .env:4: the value's quotes are wrong
            SF2123 .env:5: the value's quotes are wrong
            SF2123 .env:6: the value's quotes are wrong
            SF2124 .env:7: `A` stands in .env:1 already""");
    assertThat(read.diagnostics().toString()).doesNotContain("hunter2");
    assertThat(read.best().get("A").text()).isEqualTo("1");
  }

  @Test
  void aFileThatIsNotThereHasNoVariables() {
    assertThat(EnvironmentFile.read(folder.resolve(".env"), ".env").best()).isEmpty();
  }

  @Test
  void whatIsNoTextIsAFinding() throws IOException {
    Path file = folder.resolve(".env");
    Files.write(file, new byte[] {'A', '=', (byte) 0xff});
    assertThat(Found.lines(EnvironmentFile.read(file, ".env").diagnostics()))
        .isEqualTo("SF2123 .env is not UTF-8");
    Files.write(file, new byte[(1 << 20) + 1]);
    assertThat(Found.lines(EnvironmentFile.read(file, ".env").diagnostics()))
        .isEqualTo("SF2123 .env is larger than 1 MiB");
    Files.delete(file);
    Files.createDirectory(file);
    assertThat(Found.lines(EnvironmentFile.read(file, ".env").diagnostics()))
        .isEqualTo("SF2123 .env can't be read");
  }
}
