package dev.sqlflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The start script, in an installation as the zip has it: {@code bin} and {@code lib}. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class StartScriptTest extends CommandLineCase {

  @TempDir static Path installation;

  private static Path script;

  @TempDir Path folder;

  @BeforeAll
  static void install() throws IOException {
    Path lib = Files.createDirectories(installation.resolve("lib"));
    script = Files.createDirectories(installation.resolve("bin")).resolve("sqlflow");
    String text = Files.readString(Path.of("src/main/dist/bin/sqlflow"));
    Files.writeString(script, text.replace("@project.version@", "1"));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      String name = "part" + jars.size() + ".jar";
      if (Files.isDirectory(path)) {
        jar(path, lib.resolve(name), new Manifest());
      } else {
        Files.copy(path, lib.resolve(name));
      }
      jars.add(name);
    }
    Path nothing = Files.createDirectories(installation.resolve("nothing"));
    jar(nothing, lib.resolve("sqlflow-cli-1.jar"), manifest(jars));
  }

  private static Manifest manifest(List<String> jars) {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, "dev.sqlflow.cli.Main");
    attributes.put(Attributes.Name.CLASS_PATH, String.join(" ", jars));
    return manifest;
  }

  private static void jar(Path classes, Path jar, Manifest manifest) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = classes.relativize(file).toString().replace('\\', '/');
        if (!name.equals("META-INF/MANIFEST.MF")) {
          entries.putNextEntry(new JarEntry(name));
          Files.copy(file, entries);
          entries.closeEntry();
        }
      }
    }
  }

  private Ended start(Path command, Map<String, String> changes, String... arguments)
      throws Exception {
    List<String> words = new ArrayList<>(List.of(command.toString()));
    words.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("a cache").toString());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "SQLFLOW_OPTS"));
    builder.environment().putAll(changes);
    int code = builder.start().waitFor();
    return new Ended(
        code,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  @Test
  void it_is_found_through_links_and_hands_on_words_and_codes() throws Exception {
    Path link = Files.createSymbolicLink(installation.resolve("link"), Path.of("bin/sqlflow"));

    assertThat(start(link, Map.of(), "--version").out()).startsWith("sqlflow development (Java ");
    assertThat(start(script, Map.of(), "explain", "a code").code()).isEqualTo(2);
    assertThat(start(script, Map.of(), "explain", "a code").err()).contains("`a code`");
  }

  @Test
  void the_first_check_leaves_an_archive_from_which_later_commands_start() throws Exception {
    project();
    Ended first = start(script, Map.of(), "validate", "--force");
    assertThat(first.err()).isEmpty();
    try (Stream<Path> cache = Files.list(folder.resolve("a cache/sqlflow"))) {
      assertThat(cache).singleElement().asString().endsWith(".jsa");
    }

    String log = "-Xlog:class+load:file=loaded.txt";
    Ended second = start(script, Map.of("SQLFLOW_OPTS", log), "validate", "--force");

    assertThat(second).isEqualTo(first);
    assertThat(Files.readAllLines(directory.resolve("loaded.txt")))
        .anyMatch(line -> line.contains(" dev.sqlflow.SqlFlow source: shared objects file"))
        .anyMatch(line -> line.contains(" org.duckdb.DuckDBDriver source: shared objects file"));
  }

  @Test
  void without_a_java_that_fits_it_says_what_to_do() throws Exception {
    Path old = folder.resolve("old");
    Files.createDirectories(old.resolve("bin"));
    Path java = Files.writeString(old.resolve("bin/java"), "#!/bin/sh\nexit 9\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"11.0.2\"\n");

    assertThat(start(script, Map.of("JAVA_HOME", old.toString()), "--version"))
        .isEqualTo(
            new Ended(
                2, "", "error: Java 11.0.2 is too old: SQLFlow needs 17 or later (" + old + ")\n"));
    assertThat(start(script, Map.of("JAVA_HOME", "/nowhere"), "--version"))
        .isEqualTo(
            new Ended(2, "", "error: JAVA_HOME is /nowhere, and there is no bin/java in it\n"));
  }
}
