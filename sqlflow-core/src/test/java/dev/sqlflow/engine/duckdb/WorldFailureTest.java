package dev.sqlflow.engine.duckdb;

import static dev.sqlflow.engine.duckdb.EngineFixture.columns;
import static dev.sqlflow.engine.duckdb.EngineFixture.csv;
import static dev.sqlflow.engine.duckdb.EngineFixture.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.FileFormat.Compression;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.Write;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the machine refuses is told in its words and with what to do; what was there stays. */
class WorldFailureTest {

  @TempDir Path folder;

  @Test
  void more_memory_than_the_limit_is_refused_by_the_name_of_the_setting() throws Exception {
    try (EngineFixture engine = EngineFixture.limited(folder, "30MB")) {
      engine.transform("t", replace(), "SELECT 1 AS n");
      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(
              () ->
                  engine.transform(
                      "t", replace(), "SELECT list(md5(range::VARCHAR)) AS n FROM range(3000000)"))
          .withMessageMatching(
              "the step needs more memory than `memory_limit` allows: failed to allocate data of"
                  + " size [^;]*; raise it in the profile, or let the step do less at once")
          .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.INTERNAL));
      assertThat(engine.rows("FROM t")).containsExactly("1");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_full_disk_leaves_the_old_file_and_nothing_beside_it() throws Exception {
    Path target = Files.writeString(folder.resolve("out.csv"), "old\n");
    Process process =
        new ProcessBuilder(
                "bash",
                "-c",
                "ulimit -f 100000; exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("java")),
                "-cp",
                System.getProperty("java.class.path"),
                FullDisk.class.getName(),
                folder.toString(),
                "out.csv")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output).isEqualTo("INTERNAL: `" + target + "` can't be written: File too large\n");
    assertThat(target).hasContent("old");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(Files::isRegularFile)).containsExactly(target);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_folder_that_takes_no_files_is_named() throws Exception {
    Path target = Path.of("/proc/out.csv");
    try (EngineFixture engine = EngineFixture.inMemory(folder, target.toString())) {
      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(() -> engine.export("SELECT 1 AS n", new Write.Files(csv(), target, false)))
          .withMessage("`/proc/out.csv` can't be written: No such file or directory");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"it's.csv", "100% \"off\".csv", "a b.csv", "größe 中.csv", "-x.csv", "a[1]*?.csv"})
  void a_file_may_have_any_name(String name) throws Exception {
    Path target = folder.resolve(name);
    try (EngineFixture engine = EngineFixture.inMemory(folder, name)) {
      Write write = new Write.Files(csv(), target, false);
      engine.export("SELECT 1 AS n", write);
      engine.export("SELECT 2 AS n", write);
      engine.export("SELECT 3 AS n", new Write.Files(csv(), target, true));
      assertThat(Files.readString(target)).isEqualTo("n\n2\n3\n");
      engine.load("t", replace(), new Scan.Files(csv(), List.of(target), columns("n INTEGER")));
      assertThat(engine.rows("FROM t")).containsExactly("2", "3");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void an_empty_part_of_a_compressed_file_is_no_end(boolean lenient) throws Exception {
    Path file = folder.resolve("in.csv.gz");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (String part : List.of("", "n\n1\n", "", "2\n", "")) {
        GZIPOutputStream zip = new GZIPOutputStream(out);
        zip.write(part.getBytes(StandardCharsets.UTF_8));
        zip.finish();
      }
    }
    OptionalLong limit = lenient ? OptionalLong.of(1) : OptionalLong.empty();
    try (EngineFixture engine = EngineFixture.inMemory(folder, "in.csv.gz")) {
      engine.load(
          "t",
          replace(),
          new Scan.Files(csv(limit, Compression.GZIP), List.of(file), columns("n INTEGER")));
      assertThat(engine.rows("FROM t")).containsExactly("1", "2");
    }
  }
}
