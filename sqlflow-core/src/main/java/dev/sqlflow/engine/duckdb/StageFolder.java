package dev.sqlflow.engine.duckdb;

import dev.sqlflow.diagnostic.IoWords;
import dev.sqlflow.engine.EngineFactory;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for the files of one step on their way from or to somewhere else, gone after it. It lies
 * in the run's own folder, so what a killed process leaves is swept with that.
 *
 * @param path absolute
 */
record StageFolder(Path path) implements AutoCloseable {

  /** Where the folders of a run's steps are. */
  static Path root(EngineFactory.Request request) {
    return request.temporaryDirectory().toAbsolutePath().resolve("staged");
  }

  static StageFolder create(EngineFactory.Request request) {
    try {
      Path root = Files.createDirectories(root(request));
      return new StageFolder(Files.createTempDirectory(root, "step-"));
    } catch (IOException e) {
      throw new ConnectorException(
          Kind.INTERNAL, "no folder for a step's files can be made: " + IoWords.of(e), e);
    }
  }

  /** The files in it, relative to it, in the order of their names. */
  List<Path> files() {
    try (Stream<Path> tree = Files.walk(path)) {
      return tree.filter(Files::isRegularFile).map(path::relativize).sorted().toList();
    } catch (IOException e) {
      throw new ConnectorException(
          Kind.INTERNAL, "`" + path + "` can't be listed: " + IoWords.of(e), e);
    }
  }

  /** How much is in it. */
  long bytes() {
    return files().stream().mapToLong(file -> path.resolve(file).toFile().length()).sum();
  }

  @Override
  public void close() {
    try {
      List<Path> entries;
      try (Stream<Path> tree = Files.walk(path)) {
        entries = tree.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path entry : entries) {
        Files.deleteIfExists(entry);
      }
    } catch (IOException e) {
      // it goes with the run's folder
    }
  }
}
