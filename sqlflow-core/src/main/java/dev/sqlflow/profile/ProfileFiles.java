package dev.sqlflow.profile;

import dev.sqlflow.config.YamlReader;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.IoWords;
import dev.sqlflow.source.Drafts;
import dev.sqlflow.source.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The folder of the profiles: {@code <name>.yml} or {@code .yaml}. */
final class ProfileFiles {

  private static final List<String> EXTENSIONS = List.of(".yml", ".yaml");
  private static final int DEEPEST = 4;

  private final Path project;
  private final Path directory;
  private final Drafts drafts;

  ProfileFiles(Path project, Path directory) {
    this(project, directory, Drafts.NONE);
  }

  ProfileFiles(Path project, Path directory, Drafts drafts) {
    this.drafts = drafts;
    this.project = project.toAbsolutePath().normalize();
    this.directory = directory.toAbsolutePath().normalize();
  }

  Path directory() {
    return directory;
  }

  /** The names of all profiles in alphabetical order; none if the folder can't be listed. */
  List<String> names() {
    TreeSet<String> names = new TreeSet<>();
    drafts.paths().stream()
        .filter(path -> directory.equals(path.getParent()))
        .flatMap(path -> profileName(path).stream())
        .forEach(names::add);
    if (!Files.isDirectory(directory)) {
      return List.copyOf(names);
    }
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(ProfileFiles::isFile)
          .flatMap(file -> profileName(file).stream())
          .forEach(names::add);
    } catch (IOException | UncheckedIOException e) {
      // A directory that can't be listed has no profiles; asking for one says why.
      return List.of();
    }
    return List.copyOf(names);
  }

  // A link that leads nowhere, or in a circle, is a profile that can't be read.
  private static boolean isFile(Path path) {
    return Files.isRegularFile(path) || (Files.isSymbolicLink(path) && !Files.exists(path));
  }

  /**
   * Files that look like profiles and are none, in the folder and below it, hidden ones left out.
   */
  List<Path> lookalikes() {
    List<Path> found = new ArrayList<>();
    collectLookalikes(directory, 0, found);
    return found.stream().sorted().toList();
  }

  private static void collectLookalikes(Path folder, int depth, List<Path> found) {
    for (Path path : visible(folder)) {
      String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        if (depth < DEEPEST) {
          collectLookalikes(path, depth + 1, found);
        }
      } else if (looksLikeProfile(name) && (depth > 0 || profileName(path).isEmpty())) {
        found.add(path);
      }
    }
  }

  // What ends with ~ is an editor's.
  private static List<Path> visible(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .filter(path -> !path.getFileName().toString().endsWith("~"))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  private static boolean looksLikeProfile(String name) {
    return name.endsWith(".json") || name.contains(".yml") || name.contains(".yaml");
  }

  private static Optional<String> profileName(Path file) {
    String name = file.getFileName().toString();
    return EXTENSIONS.stream()
        .filter(extension -> name.endsWith(extension) && !name.startsWith("."))
        .map(extension -> name.substring(0, name.length() - extension.length()))
        .findFirst();
  }

  /** The files of a profile: one, none, or one too many. A name never leaves the folder. */
  List<Path> find(String name) {
    if (name.isEmpty() || name.startsWith(".") || name.contains("/") || name.contains("\\")) {
      return List.of();
    }
    try {
      return EXTENSIONS.stream()
          .map(extension -> directory.resolve(name + extension))
          .filter(path -> drafts.has(path) || isFile(path))
          .toList();
    } catch (InvalidPathException e) {
      return List.of();
    }
  }

  /** The text of a file, or why it has none. */
  Diagnosed<Optional<SourceFile>> read(Path file) {
    try (InputStream stream = open(file)) {
      // One byte more than is allowed is enough to see that it is too much.
      byte[] bytes = stream.readNBytes(YamlReader.MAX_BYTES + 1);
      return bytes.length > YamlReader.MAX_BYTES
          ? failed(
              Diagnostic.of(
                  DiagnosticCode.YAML_TOO_COMPLEX,
                  "profile " + name(file) + " is larger than 1 MiB"))
          : new Diagnosed<>(Optional.of(SourceFile.decode(name(file), bytes)), List.of());
    } catch (IOException e) {
      return failed(
          Diagnostic.of(
                  DiagnosticCode.UNREADABLE_PROFILE, "profile " + name(file) + " can't be read")
              .help("the system says: " + IoWords.of(e)));
    }
  }

  private InputStream open(Path file) throws IOException {
    return drafts.has(file)
        ? new ByteArrayInputStream(drafts.read(file))
        : Files.newInputStream(file);
  }

  private static Diagnosed<Optional<SourceFile>> failed(Diagnostic.Builder fault) {
    return new Diagnosed<>(Optional.empty(), List.of(fault.build()));
  }

  /** How people know a file. */
  String name(Path file) {
    Path shown = file.startsWith(project) ? project.relativize(file) : file;
    return shown.toString().replace('\\', '/');
  }
}
