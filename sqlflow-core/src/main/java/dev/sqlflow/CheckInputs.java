package dev.sqlflow;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.plan.ReadPath;
import dev.sqlflow.resolve.ResolvedConnection;
import dev.sqlflow.resolve.ResolvedOptions;
import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.resolve.ResolvedStatement;
import dev.sqlflow.secret.Mask;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a check asked for beyond the project's own folders: names of variables, and files. Where it
 * is not certain that something was asked for, it counts as asked for.
 */
final class CheckInputs {

  private static final int LONGEST_PATH = 1024;

  private final Path project;
  private final Set<String> variables = new LinkedHashSet<>();
  private final Set<String> secrets = new LinkedHashSet<>();
  private final Set<Path> files = new LinkedHashSet<>();
  private final Set<String> texts = new LinkedHashSet<>();
  private final Set<ResolvedOptions> options = new LinkedHashSet<>();

  private CheckInputs(Path project) {
    this.project = project;
  }

  /** Collects what the pipelines of every environment needed; {@code read} are their own files. */
  static CheckInputs of(Path project, Collection<ResolvedPipeline> pipelines, Set<Path> read) {
    CheckInputs inputs = new CheckInputs(project);
    inputs.files.addAll(read);
    pipelines.forEach(inputs::add);
    inputs.texts.forEach(inputs::addIfFile);
    return inputs;
  }

  /** Names that were looked up, each also without what follows its dot. */
  Set<String> variables() {
    return variables;
  }

  /** Those of the variables that say a secret, whether a connection uses it or another one. */
  Set<String> secrets() {
    return secrets;
  }

  /** Files that were read or looked for, and folders of which everything may have been read. */
  Set<Path> files() {
    return files;
  }

  /** Whether a text is, or is a part of, what nobody may learn. */
  boolean isSecret(String text) {
    return options.stream().anyMatch(one -> one.betrayedBy(text));
  }

  private void add(ResolvedPipeline pipeline) {
    variables.addAll(pipeline.variables().environment());
    secrets.addAll(pipeline.variables().secrets());
    for (String name : pipeline.usedVariables()) {
      variables.add(name);
      int dot = name.indexOf('.');
      if (dot > 0) {
        variables.add(name.substring(0, dot));
      }
    }
    for (ResolvedStatement statement : pipeline.statements()) {
      if (statement instanceof ResolvedStatement.Source source) {
        source.connection().ifPresent(this::addSource);
      } else if (statement instanceof ResolvedStatement.Export export) {
        export.connection().ifPresent(this::addConnection);
      }
    }
  }

  private void addSource(ResolvedConnection source) {
    addConnection(source);
    source.options().location().flatMap(at -> ReadPath.of(at).root()).ifPresent(files::add);
  }

  private void addConnection(ResolvedConnection connection) {
    if (connection.options().mask() != Mask.NONE) {
      options.add(connection.options());
    }
    addTexts(connection.options().values());
  }

  // An option may name a file of which only its connector knows.
  private void addTexts(ConfigValue value) {
    if (value instanceof MapValue map) {
      map.entries().forEach(entry -> addTexts(entry.value()));
    } else if (value instanceof ListValue list) {
      list.elements().forEach(this::addTexts);
    } else if (value instanceof Text text && text.value().length() <= LONGEST_PATH) {
      texts.add(text.value());
    }
  }

  private void addIfFile(String text) {
    try {
      Path path = project.resolve(text).normalize();
      if (!text.isBlank() && Files.isRegularFile(path)) {
        files.add(path);
      }
    } catch (InvalidPathException e) {
      // then it names no file
    }
  }
}
