package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.plan.RecordedColumns;
import dev.sqlflow.report.RecordedSchema;
import dev.sqlflow.resolve.ResolvedConnection;
import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.resolve.ResolvedStatement.Source;
import dev.sqlflow.secret.Mask;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.spi.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The recorded schemas of a project, {@code schemas/<environment>/<source>.json}; where pipelines
 * mean different data by one name, {@code <pipeline>.<source>.json}. Each is read once.
 */
final class RecordedSchemas implements RecordedColumns {

  private final Project project;
  private final Map<Path, Diagnosed<Optional<RecordedSchema>>> read = new ConcurrentHashMap<>();

  RecordedSchemas(Project project) {
    this.project = project;
  }

  /** Where the schema of a source stands that has one meaning in its environment. */
  Path file(String environment, String source) {
    return folder(environment).resolve(fit(source) + ".json");
  }

  /** Where the schema of one pipeline's source stands. */
  Path file(String environment, String pipeline, String source) {
    return folder(environment).resolve(fit(pipeline) + "." + fit(source) + ".json");
  }

  private Path folder(String environment) {
    return project.baseDirectory().resolve("schemas").resolve(environment);
  }

  // Names are compared without regard to case, and may hold what a file's name may not.
  private static String fit(String name) {
    return URLEncoder.encode(name.toLowerCase(Locale.ROOT), StandardCharsets.UTF_8)
        .replace("*", "%2A");
  }

  @Override
  public Diagnosed<Optional<List<Column>>> of(ResolvedPipeline pipeline, Source source) {
    String environment = pipeline.environment();
    String name = source.name().value();
    Optional<Path> file =
        Stream.of(file(environment, pipeline.name(), name), file(environment, name))
            .filter(Files::isRegularFile)
            .findFirst();
    if (file.isEmpty()) {
      return unknown(source, "its schema is not recorded");
    }
    Diagnosed<Optional<RecordedSchema>> found = read.computeIfAbsent(file.get(), this::read);
    if (found.best().isEmpty()) {
      return new Diagnosed<>(Optional.empty(), found.diagnostics());
    }
    RecordedSchema schema = found.best().get();
    return fits(schema, source.connection().orElseThrow())
        ? new Diagnosed<>(Optional.of(schema.columns()), List.of())
        : unknown(source, "`%s` was recorded of other data".formatted(project.nameOf(file.get())));
  }

  private static boolean fits(RecordedSchema schema, ResolvedConnection connection) {
    Optional<String> reads = reads(connection);
    return schema.connector().equals(connection.connector().type())
        && (reads.isEmpty() || schema.reads().isEmpty() || reads.equals(schema.reads()));
  }

  /** What a source reads, if everybody may know it. */
  static Optional<String> reads(ResolvedConnection connection) {
    return connection.options().destination().filter(what -> !what.contains(Mask.STARS));
  }

  private Diagnosed<Optional<RecordedSchema>> read(Path file) {
    try {
      return RecordedSchema.read(SourceFile.decode(project.nameOf(file), Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + file, e);
    }
  }

  private static Diagnosed<Optional<List<Column>>> unknown(Source source, String why) {
    Diagnostic note =
        Diagnostic.at(
                DiagnosticCode.UNRECORDED_SCHEMA,
                source.connection().orElseThrow().place(),
                "columns of source `%s` are unknown: %s".formatted(source.name().value(), why))
            .label("what reads it is checked for its syntax only")
            .help("`mvn sqlflow:schemas -Denv=` asks for it once and records it, to be committed")
            .build();
    return new Diagnosed<>(Optional.empty(), List.of(note));
  }
}
