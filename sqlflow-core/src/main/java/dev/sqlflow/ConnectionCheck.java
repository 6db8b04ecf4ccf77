package dev.sqlflow;

import dev.sqlflow.ConnectionUse.Same;
import dev.sqlflow.Probe.Answer;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.report.TestedConnection;
import dev.sqlflow.report.TestedConnection.State;
import dev.sqlflow.secret.Secrets;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ConnectionTest;
import dev.sqlflow.spi.ConnectionTest.Use;
import dev.sqlflow.spi.Connector;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.spi.WriteRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Level {@code connect}: tests every connection that pipelines use, several at a time. */
final class ConnectionCheck implements DeeperLook {

  private final SourceLook sources;
  private final RecordedSchemas recorded;
  private final Secrets secrets;
  private final Probe probe;
  private final boolean onItsMachine;
  private final List<TestedConnection> tested = new ArrayList<>();

  /**
   * Makes a check.
   *
   * @param onItsMachine whether the environment is meant to work here, so that what is missing is
   *     an error
   */
  ConnectionCheck(
      SourceLook sources,
      RecordedSchemas recorded,
      Secrets secrets,
      Probe probe,
      boolean onItsMachine) {
    this.sources = sources;
    this.recorded = recorded;
    this.secrets = secrets;
    this.probe = probe;
    this.onItsMachine = onItsMachine;
  }

  /**
   * What a connection said.
   *
   * @param missing secrets that could not be had; then it was not asked
   * @param columns of a source whose data lies elsewhere
   */
  private record Said(List<Diagnostic> missing, Optional<List<Column>> columns) {}

  /** How the connections stand that were looked at so far. */
  List<TestedConnection> tested() {
    return List.copyOf(tested);
  }

  @Override
  public EnvironmentCheck look(EnvironmentCheck check, Set<String> chosen, boolean open) {
    Map<Same, List<ConnectionUse>> uses = new LinkedHashMap<>();
    check
        .resolved()
        .forEach(
            (file, pipeline) ->
                (chosen.contains(file) ? ConnectionUse.in(pipeline) : List.<ConnectionUse>of())
                    .forEach(
                        use ->
                            uses.computeIfAbsent(use.same(), any -> new ArrayList<>()).add(use)));
    List<List<ConnectionUse>> asked = new ArrayList<>();
    Found found =
        new Found(
            check.environment(),
            new WrittenPlaces(ConnectionUse.in(List.copyOf(check.resolved().values())).toList()));
    for (List<ConnectionUse> same : uses.values()) {
      Optional<String> obstacle = obstacle(same.get(0), open);
      obstacle.ifPresent(why -> found.notTested(same, why));
      if (obstacle.isEmpty()) {
        asked.add(same);
      }
    }
    List<Answer<Said>> answers = probe.ask(asked.stream().map(this::question).toList());
    for (int i = 0; i < asked.size(); i++) {
      found.answered(asked.get(i), answers.get(i));
    }
    return check.and(found.diagnostics);
  }

  private static Optional<String> obstacle(ConnectionUse use, boolean open) {
    if (!open) {
      return Optional.of("the environment is protected");
    }
    return use.options().values().holdsUnknown()
        ? Optional.of("it needs values of its machine")
        : Optional.empty();
  }

  private Supplier<Said> question(List<ConnectionUse> same) {
    ConnectionUse use = same.get(0);
    return () -> {
      Diagnosed<Optional<Options>> options = use.options().reveal(secrets);
      return options.best().isPresent()
          ? new Said(List.of(), ask(use, options.best().get()))
          : new Said(options.diagnostics(), Optional.empty());
    };
  }

  // A file needs no test of its own: its connector looks at it whenever it is asked.
  private Optional<List<Column>> ask(ConnectionUse use, Options options) {
    Connector connector = use.connection().connector();
    if (connector instanceof ConnectionTest elsewhere) {
      elsewhere.test(options, use.use());
    } else if (use.use() == Use.WRITE && connector instanceof SinkConnector sink) {
      use.mode()
          .filter(sink.writeModes()::contains)
          .ifPresent(mode -> sink.write(options, new WriteRequest(mode, List.of(), "connect")));
    }
    if (use.use() == Use.READ && connector instanceof SourceConnector source) {
      return Optional.of(sources.columns(source, options));
    }
    return Optional.empty();
  }

  /** What was found in one environment, by file. */
  private final class Found {

    private final String environment;
    private final WrittenPlaces written;
    private final Map<String, List<Diagnostic>> diagnostics = new LinkedHashMap<>();

    Found(String environment, WrittenPlaces written) {
      this.environment = environment;
      this.written = written;
    }

    void notTested(List<ConnectionUse> same, String why) {
      row(same, State.NOT_TESTED, why, Duration.ZERO);
      add(same, ConnectionFinding.notTested(same.get(0), why));
    }

    void answered(List<ConnectionUse> same, Answer<Said> answer) {
      List<Diagnostic> missing = answer.value().map(Said::missing).orElse(List.of());
      if (!missing.isEmpty()) {
        missing(same, missing, answer.duration());
      } else if (answer.failure().isPresent()) {
        failed(same, answer.failure().get(), answer.duration());
      } else {
        row(same, State.OK, "", answer.duration());
        answer.value().flatMap(Said::columns).ifPresent(columns -> drift(same, columns));
      }
    }

    private void missing(List<ConnectionUse> same, List<Diagnostic> missing, Duration duration) {
      String why = "a secret can't be had";
      if (onItsMachine) {
        row(same, State.FAILED, why, duration);
        missing.forEach(one -> add(same, secrets.mask().diagnostic(one)));
      } else {
        notTested(same, why + " here");
      }
    }

    // Of a file that is seen without secrets the plan has already said what is wrong.
    private void failed(List<ConnectionUse> same, ConnectorException failure, Duration duration) {
      ConnectionUse use = same.get(0);
      boolean absent = failure.kind() == Kind.NOT_FOUND && use.use() == Use.READ;
      if (absent && same.stream().allMatch(written::feed)) {
        row(same, State.NOT_TESTED, "a run writes it first", duration);
        return;
      }
      row(same, State.FAILED, failure.kind().words(), duration);
      boolean known =
          use.use() == Use.READ && !use.connection().liesElsewhere() && use.options().isKnown();
      if (!known) {
        String words = secrets.mask().text(String.valueOf(failure.getMessage()));
        add(same, ConnectionFinding.failed(use, failure.kind(), words));
      }
    }

    // What an export writes has the columns of the export, whatever a record says.
    private void drift(List<ConnectionUse> same, List<Column> columns) {
      for (ConnectionUse use : same) {
        use.source()
            .filter(any -> use.connection().liesElsewhere() && !written.feed(use))
            .flatMap(source -> recorded.of(use.pipeline(), source).best())
            .flatMap(before -> ConnectionFinding.drift(use, before, columns))
            .ifPresent(one -> add(List.of(use), one));
      }
    }

    private void add(List<ConnectionUse> same, Diagnostic found) {
      same.stream()
          .map(use -> use.pipeline().file().name())
          .distinct()
          .forEach(file -> diagnostics.computeIfAbsent(file, any -> new ArrayList<>()).add(found));
    }

    private void row(List<ConnectionUse> same, State state, String reason, Duration duration) {
      ConnectionUse use = same.get(0);
      tested.add(
          new TestedConnection(
              environment,
              use.name(),
              use.connection().connector().type(),
              use.use() == Use.READ ? "read" : "write",
              use.object(),
              state,
              reason,
              duration));
    }
  }
}
