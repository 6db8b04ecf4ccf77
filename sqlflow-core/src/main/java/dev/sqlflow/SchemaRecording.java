package dev.sqlflow;

import dev.sqlflow.ConnectionUse.Same;
import dev.sqlflow.Probe.Answer;
import dev.sqlflow.SchemasResult.Change;
import dev.sqlflow.SchemasResult.Recorded;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.report.RecordedSchema;
import dev.sqlflow.resolve.ResolvedConnection;
import dev.sqlflow.secret.Secrets;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ConnectionTest.Use;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.SourceConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Asks every source whose data lies elsewhere for its columns, once, and writes them down. */
final class SchemaRecording implements DeeperLook {

  private final RecordedSchemas files;
  private final SourceLook sources;
  private final Secrets secrets;
  private final Probe probe;
  private final List<ConnectionUse> all = new ArrayList<>();
  private final Set<String> chosen = new LinkedHashSet<>();

  SchemaRecording(RecordedSchemas files, SourceLook sources, Secrets secrets, Probe probe) {
    this.files = files;
    this.sources = sources;
    this.secrets = secrets;
    this.probe = probe;
  }

  /** The columns of a source, or the secrets that they lack. */
  private record Said(List<Diagnostic> missing, List<Column> columns) {}

  /** Only remembers who is there: whether anybody may be asked is decided by the whole check. */
  @Override
  public EnvironmentCheck look(EnvironmentCheck check, Set<String> selected, boolean open) {
    List<ConnectionUse> uses = ConnectionUse.in(List.copyOf(check.resolved().values())).toList();
    WrittenPlaces written = new WrittenPlaces(uses);
    uses.stream()
        .filter(use -> use.use() == Use.READ)
        .filter(use -> use.connection().liesElsewhere())
        .filter(use -> use.connection().connector() instanceof SourceConnector)
        // its columns are those of the export, and no record would be looked at
        .filter(use -> !written.feed(use))
        .forEach(all::add);
    chosen.addAll(selected);
    return check;
  }

  SchemasResult record(ValidationResult check) throws IOException {
    Map<Path, ConnectionUse> asked = new LinkedHashMap<>();
    all.stream()
        .filter(use -> chosen.contains(use.pipeline().file().name()))
        .forEach(use -> asked.putIfAbsent(file(use), use));
    List<ConnectionUse> uses = List.copyOf(asked.values());
    List<Answer<Said>> answers = probe.ask(uses.stream().map(this::question).toList());
    List<Diagnostic> failures = new ArrayList<>();
    List<Recorded> recorded = new ArrayList<>();
    int next = 0;
    for (Map.Entry<Path, ConnectionUse> one : asked.entrySet()) {
      Answer<Said> answer = answers.get(next++);
      failures.addAll(failures(one.getValue(), answer));
      List<Column> columns = answer.value().map(Said::columns).orElse(List.of());
      if (!columns.isEmpty()) {
        recorded.add(write(one.getKey(), one.getValue().connection(), columns));
      }
    }
    return new SchemasResult(check, failures, recorded);
  }

  // Where all pipelines mean the same data by a name, one file is enough.
  private Path file(ConnectionUse use) {
    String environment = use.pipeline().environment();
    String name = name(use);
    Set<Same> meanings = new LinkedHashSet<>();
    all.stream()
        .filter(other -> name(other).equalsIgnoreCase(name))
        .forEach(other -> meanings.add(other.same()));
    return meanings.size() == 1
        ? files.file(environment, name)
        : files.file(environment, use.pipeline().name(), name);
  }

  private static String name(ConnectionUse use) {
    return use.source().orElseThrow().name().value().toLowerCase(Locale.ROOT);
  }

  private Supplier<Said> question(ConnectionUse use) {
    SourceConnector connector = (SourceConnector) use.connection().connector();
    return () -> {
      Diagnosed<Optional<Options>> options = use.options().reveal(secrets);
      return options.best().isPresent()
          ? new Said(List.of(), sources.columns(connector, options.best().get()))
          : new Said(options.diagnostics(), List.of());
    };
  }

  private List<Diagnostic> failures(ConnectionUse use, Answer<Said> answer) {
    return answer
        .failure()
        .map(
            failure ->
                List.of(
                    ConnectionFinding.failed(
                        use,
                        failure.kind(),
                        secrets.mask().text(String.valueOf(failure.getMessage())))))
        .orElseGet(() -> answer.value().map(Said::missing).orElse(List.of()));
  }

  private static Recorded write(Path file, ResolvedConnection connection, List<Column> columns)
      throws IOException {
    RecordedSchema schema =
        new RecordedSchema(
            connection.connector().type(), RecordedSchemas.reads(connection), columns);
    boolean there = Files.isRegularFile(file);
    boolean same = there && Files.readString(file).equals(schema.text());
    if (!same) {
      schema.writeTo(file);
    }
    Change change = same ? Change.SAME : there ? Change.CHANGED : Change.NEW;
    return new Recorded(file, columns.size(), change);
  }
}
