package dev.sqlflow;

import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.YamlReader;
import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.IoWords;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.language.Pipeline;
import dev.sqlflow.migrate.FileChange;
import dev.sqlflow.migrate.Migration;
import dev.sqlflow.resolve.ParsedFiles;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the connections of many pipelines into one profile. The pipelines stay as they are; what
 * the file holds already is kept, comments among it.
 */
final class ProjectExtraction {

  private final Project project;
  private final ExtractRequest request;
  private final Path output;
  private final DiagnosticSink sink = new DiagnosticSink();

  ProjectExtraction(Project project, ExtractRequest request) {
    this.project = project;
    this.request = request;
    this.output = project.baseDirectory().resolve(request.output()).normalize();
  }

  RewriteResult run() {
    Migration found = connections();
    Optional<SourceFile> file = existing();
    if (sink.hasErrors() || found.isEmpty()) {
      return RewriteResult.nothing(sink.diagnostics());
    }
    Optional<MapValue> root = file.flatMap(this::root);
    if (sink.hasErrors()) {
      return RewriteResult.nothing(sink.diagnostics());
    }
    found.nameFor(root).forEach(this::reportConflict);
    List<FileChange> changes = new ArrayList<>();
    text(found, file)
        .filter(text -> file.map(SourceFile::text).filter(text::equals).isEmpty())
        .map(text -> new FileChange(output, project.nameOf(output), file, text))
        .ifPresent(changes::add);
    List<String> notes = new ArrayList<>(found.summary());
    notes.addAll(changes.isEmpty() ? List.of() : found.toDo());
    return Rewrites.end(project, sink.diagnostics(), changes, notes, request.dryRun());
  }

  private static Optional<String> text(Migration found, Optional<SourceFile> file) {
    return file.isPresent()
        ? found.profileText(file.orElseThrow(), false)
        : Optional.of(found.freshProfile("The connections of the pipelines.", false));
  }

  private Migration connections() {
    ConnectorRegistry registry = sink.take(ConnectorRegistry.load(project.classLoader()));
    ParsedFiles parsed = new ParsedFiles(project.baseDirectory());
    List<PipelineFile> all = sink.take(new PipelineFinder(project).findAll());
    PipelineSelector selector =
        new PipelineSelector(all, file -> ParsedPipeline.read(file, parsed).tags());
    List<PipelineFile> selected =
        sink.take(selector.selectWithoutPlans(request.selection())).alone();
    List<Pipeline> meant = new ArrayList<>();
    List<Pipeline> others = new ArrayList<>();
    for (PipelineFile file : all) {
      ParsedPipeline pipeline = ParsedPipeline.read(file, parsed);
      others.add(pipeline.parsed().best());
      if (selected.contains(file)) {
        pipeline.parsed().diagnostics().stream().filter(Diagnostic::isError).forEach(sink::add);
        meant.add(pipeline.parsed().best());
      }
    }
    Migration migration = Migration.of(meant, others, registry);
    migration.unknownTypes().forEach(type -> reportUnknown(type, registry));
    return migration;
  }

  private void reportUnknown(Located<String> type, ConnectorRegistry registry) {
    sink.add(
        Diagnostic.at(
                DiagnosticCode.UNKNOWN_CONNECTOR,
                type.span(),
                "unknown connector type `" + type.value() + "`")
            .label("no connector has this type")
            .didYouMean(Suggestions.nearest(type.value(), registry.types()))
            .help("the connectors are " + String.join(", ", registry.types())));
  }

  private Optional<SourceFile> existing() {
    if (Files.notExists(output)) {
      return Optional.empty();
    }
    try {
      return Optional.of(SourceFile.decode(project.nameOf(output), Files.readAllBytes(output)));
    } catch (IOException e) {
      sink.add(
          Diagnostic.of(
                  DiagnosticCode.UNREADABLE_OUTPUT,
                  "`" + project.nameOf(output) + "` can't be read: " + IoWords.of(e))
              .help("name another file with -Dsqlflow.output"));
      return Optional.empty();
    }
  }

  private Optional<MapValue> root(SourceFile file) {
    Optional<MapValue> root =
        sink.take(YamlReader.read(file))
            .filter(MapValue.class::isInstance)
            .map(MapValue.class::cast);
    if (root.isEmpty() && !sink.hasErrors()) {
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.UNREADABLE_OUTPUT,
                  file.span(0, 0),
                  "`" + file.name() + "` is no profile: it holds no map")
              .label("connections can't be added to it")
              .help("name another file with -Dsqlflow.output, or delete it"));
    }
    return root;
  }

  private void reportConflict(Entry present, String name) {
    sink.add(
        Diagnostic.at(
                DiagnosticCode.CONNECTION_CONFLICT,
                present.keySpan().orElseThrow(),
                "connection `%s` is another one in the pipelines".formatted(present.key()))
            .label("stays as it is")
            .help("that of the pipelines is called `" + name + "`"));
  }
}
