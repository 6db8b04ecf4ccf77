package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The project that {@code init} writes: small, whole, with data to run on. */
final class ProjectTemplate {

  private static final List<String> FILES =
      List.of(
          "pom.xml",
          "pipelines/revenue.sf",
          "profiles/dev.yml",
          "profiles/prod.yml",
          "data/customers.csv",
          "data/orders.csv",
          "src/test/sqlflow/revenue.yml",
          ".gitignore");

  private final Path folder;
  private final String version;

  ProjectTemplate(Path folder, String version) {
    this.folder = folder;
    this.version = version;
  }

  /** Writes every file, or none if one is there already. */
  Diagnosed<List<Path>> write() throws IOException {
    List<String> there = FILES.stream().filter(this::exists).toList();
    if (!there.isEmpty()) {
      return new Diagnosed<>(List.of(), List.of(refusal(there)));
    }
    List<Path> written = new ArrayList<>();
    for (String name : FILES) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text(name), StandardOpenOption.CREATE_NEW);
      written.add(file);
    }
    return new Diagnosed<>(List.copyOf(written), List.of());
  }

  private boolean exists(String name) {
    return Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  private static Diagnostic refusal(List<String> there) {
    String files = String.join("`, `", there);
    return Diagnostic.of(
            DiagnosticCode.PROJECT_FILE_EXISTS,
            there.size() == 1
                ? "`" + files + "` is there already, and nothing was written"
                : "`" + files + "` are there already, and nothing was written")
        .help("begin in an empty folder")
        .build();
  }

  private String text(String name) {
    String resource = "template-project/" + name.replaceFirst("^\\.", "");
    try (InputStream stream = ProjectTemplate.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return text.replace("@version@", version).replace("@name@", artifact());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // A folder may have any name, an artifact may not.
  private String artifact() {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    String text = name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
    String artifact = text.replaceAll("[^a-z0-9._-]+", "-").replaceAll("^[-._]+|[-._]+$", "");
    return artifact.isEmpty() ? "pipelines" : artifact;
  }
}
