package dev.sqlflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.engine.RunReport.Outcome;
import dev.sqlflow.engine.duckdb.DuckDbEngineFactory;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.plan.Plans;
import dev.sqlflow.plan.Step;
import dev.sqlflow.plan.Step.ExportStep;
import dev.sqlflow.plan.Step.LoadStep;
import dev.sqlflow.plan.Step.PlannedSink;
import dev.sqlflow.plan.Step.PlannedSource;
import dev.sqlflow.plan.Step.TransformStep;
import dev.sqlflow.plan.TableName;
import dev.sqlflow.resolve.EngineSettings;
import dev.sqlflow.resolve.TableWrite;
import dev.sqlflow.resolve.TableWrite.DuplicateKeys;
import dev.sqlflow.resolve.TableWrite.SchemaPolicy;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.BatchSink;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.ColumnType;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.FileFormat.Compression;
import dev.sqlflow.spi.FileFormat.Csv;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.spi.WriteRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanExecutorTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
  private static final TableWrite REPLACE =
      new TableWrite(
          WriteMode.REPLACE,
          List.of(),
          SchemaPolicy.FREEZE,
          DuplicateKeys.ERROR,
          Optional.empty(),
          Optional.empty());

  @TempDir Path folder;
  private Duration heartbeat = Duration.ofHours(1);
  private final List<String> heard = new ArrayList<>();
  private final List<String> looked = new ArrayList<>();

  @Test
  void aPlanRunsFromFileToFileAndReadsBackWhatItExported() throws Exception {
    Files.writeString(folder.resolve("in.csv"), "n\n1\n2\n");
    RunReport report =
        run(
            false,
            load("load:a", "a", "in.csv"),
            transform(
                "create:s.b",
                new TableName(Optional.of("s"), "b"),
                "SELECT n * 2 AS n FROM a",
                "load:a"),
            export("export:out.csv", "SELECT * FROM s.b", "out.csv", "create:s.b"),
            load("load:back", "back", "out.csv", "export:out.csv"),
            export("export:again.csv", "SELECT sum(n) AS n FROM back", "again.csv", "load:back"));
    assertThat(report.diagnostics()).isEmpty();
    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(report.succeeded()).isTrue();
    assertThat(report.start()).isEqualTo(CLOCK.instant());
    assertThat(report.runId()).isEqualTo("run-1");
    assertThat(Files.readString(folder.resolve("again.csv"))).isEqualTo("n\n6\n");
    assertThat(heard).contains("started load:a", "load:a moved 2", "export:again.csv moved 1");
    assertThat(folder.resolve("target/tmp/run-1")).doesNotExist();
  }

  @Test
  void filesAreLookedAtOnceUnlessTheyChangeBeforeTheLoad() throws Exception {
    Files.writeString(folder.resolve("in.csv"), "n\n1\n2\n");
    Files.writeString(folder.resolve("out.csv"), "n\n1\n2\n3\n");
    RunReport report =
        run(
            false,
            load("load:a", "a", "in.csv"),
            export("export:out.csv", "FROM a", "out.csv", "load:a"),
            load("load:back", "back", "out.csv", "export:out.csv"),
            load("load:later", "later", "later.csv", "load:a"));
    assertThat(looked).containsExactly("in.csv", "out.csv", "later.csv", "out.csv", "later.csv");
    assertThat(heard).contains("load:a moved 2", "load:back moved 2");
    assertThat(report.fingerprint()).hasSize(64);
    assertThat(report.inputs())
        .containsExactlyElementsOf(
            InputFile.of(List.of(folder.resolve("in.csv"), folder.resolve("out.csv"))));
    assertThat(report.inputs()).extracting(InputFile::bytes).containsExactly(6L, 6L);
  }

  @Test
  void eachLoadKeepsItsFaultyRecordsInAFileOfItsOwn() throws Exception {
    Files.writeString(folder.resolve("in.csv"), "n\n1\nx\n");
    run(false, load("load:a", "a", "in.csv"), load("load:b", "b", "in.csv"));
    assertThat(heard).contains("load:a moved 1", "load:b moved 1");
    Path rejects = folder.resolve("target/runs/run-1/rejects");
    assertThat(rejects.resolve("p-load_a-src.csv")).exists();
    assertThat(rejects.resolve("p-load_b-src.csv")).exists();
  }

  @Test
  void aFailedStepSkipsWhatNeedsItByNameAndTheOthersGoOn() {
    RunReport report =
        run(
            false,
            load("load:a", "a", "missing.csv"),
            transform("create:b", table("b"), "SELECT * FROM a", "load:a"),
            export("export:x", "FROM b", "x.csv", "create:b"),
            transform("create:c", table("c"), "SELECT 'x'::INTEGER AS n"),
            transform("create:d", table("d"), "SELECT 1 AS n"));
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(heard)
        .containsExactly(
            "started load:a",
            "load:a failed SF5002 NOT_FOUND",
            "create:b skipped because of load:a",
            "export:x skipped because of load:a",
            "started create:c",
            "create:c failed SF5001",
            "started create:d",
            "create:d moved 1");
    assertThat(report.diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("no such file", "could not convert string 'x' to INT32");
  }

  @Test
  void failFastEndsTheRunAtTheFirstFailure() {
    run(
        true,
        transform("create:a", table("a"), "SELECT 'x'::INTEGER AS n"),
        transform("create:b", table("b"), "SELECT 1"));
    assertThat(heard)
        .containsExactly(
            "started create:a", "create:a failed SF5001", "create:b skipped because of create:a");
  }

  @Test
  void aStatementThatATableRefusesIsAFailedStep() throws Exception {
    Path database = folder.resolve("x.duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t(id INTEGER, name VARCHAR NOT NULL)");
    }
    TableWrite upsert =
        new TableWrite(
            WriteMode.UPSERT,
            List.of(new Located<>("id", span("id"))),
            SchemaPolicy.FREEZE,
            DuplicateKeys.ERROR,
            Optional.empty(),
            Optional.empty());
    RunReport report =
        execute(
            false,
            new Heard(heard, () -> {}),
            settings(database),
            new TransformStep(
                "create:t",
                Set.of(),
                table("t"),
                upsert,
                query("SELECT 1 AS id, NULL::VARCHAR AS name"),
                span("CREATE")));
    assertThat(heard).containsExactly("started create:t", "create:t failed SF5001");
    assertThat(report.diagnostics())
        .singleElement()
        .satisfies(
            why -> {
              assertThat(why.message()).startsWith("NOT NULL constraint failed: ");
              assertThat(why.span().orElseThrow().text()).isEqualTo("CREATE");
            });
  }

  @Test
  void anInterruptedRunIsCancelledWithinASecondAndLeavesNothing() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    AtomicReference<RunReport> report = new AtomicReference<>();
    AtomicReference<Boolean> interrupted = new AtomicReference<>();
    ExecutionListener listener = new Heard(heard, started::countDown);
    Thread thread =
        new Thread(
            () -> {
              report.set(
                  execute(
                      false,
                      listener,
                      EngineSettings.IN_MEMORY,
                      export(
                          "export:x",
                          "SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b",
                          "x.csv"),
                      transform("create:b", table("b"), "SELECT 1")));
              interrupted.set(Thread.currentThread().isInterrupted());
            });
    thread.start();
    assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    thread.interrupt();
    thread.join(3000);
    assertThat(report.get().outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(heard).last().isEqualTo("create:b skipped because of export:x");
    assertThat(interrupted.get()).isTrue();
    assertThat(Files.list(folder).map(Path::getFileName).map(Path::toString))
        .containsExactly("target");
  }

  @Test
  void aStepAtWorkIsHeardOfUntilItEnds() throws Exception {
    heartbeat = Duration.ofMillis(1);
    CountDownLatch beats = new CountDownLatch(3);
    List<Duration> elapsed = Collections.synchronizedList(new ArrayList<>());
    ExecutionListener listener =
        new ExecutionListener() {
          @Override
          public void started(Step step) {}

          @Override
          public void working(Step step, Duration time) {
            heard.add(step.id());
            elapsed.add(time);
            beats.countDown();
          }

          @Override
          public void finished(StepResult result) {
            heard.add("finished");
          }
        };
    ExportStep waiting =
        new ExportStep(
            "export:slow",
            Set.of(),
            query("SELECT 1 AS n"),
            REPLACE,
            new PlannedSink("slow", new WaitingSink(beats), Options.of(Map.of()), Optional.empty()),
            span("EXPORT"));
    RunReport report = execute(false, listener, EngineSettings.IN_MEMORY, waiting);
    assertThat(report.succeeded()).isTrue();
    assertThat(heard).startsWith("export:slow", "export:slow", "export:slow").endsWith("finished");
    assertThat(elapsed).isSorted().allMatch(time -> time.compareTo(Duration.ofMillis(1)) >= 0);
  }

  @Test
  void aRunWithoutAnEngineSaysWhy() throws Exception {
    Path database = Files.createDirectory(folder.resolve("x.duckdb"));
    RunReport report =
        execute(
            false,
            ExecutionListener.NONE,
            settings(database),
            transform("create:b", table("b"), "SELECT 1"));
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.results()).isEmpty();
    assertThat(report.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.DATABASE_UNUSABLE);
  }

  @Test
  void aFolderOfAKilledRunIsSweptAndOthersAreNot() throws Exception {
    long gone = new ProcessBuilder("true").start().onExit().get().pid();
    long here = ProcessHandle.current().pid();
    Path dead = Files.createDirectories(folder.resolve("target/tmp/run-" + gone));
    Path alive = Files.createDirectories(folder.resolve("target/tmp/run-" + here));
    Path foreign = Files.createDirectories(folder.resolve("target/tmp/foreign"));
    run(false, transform("create:b", table("b"), "SELECT 1"));
    assertThat(dead).doesNotExist();
    assertThat(alive).exists();
    assertThat(foreign).exists();
  }

  private RunReport run(boolean failFast, Step... steps) {
    return execute(failFast, new Heard(heard, () -> {}), EngineSettings.IN_MEMORY, steps);
  }

  private RunReport execute(
      boolean failFast, ExecutionListener listener, EngineSettings settings, Step... steps) {
    Plan plan = Plans.of(settings, List.of("s"), steps);
    RunOptions options =
        new RunOptions(
            "run-1", folder.resolve("target"), failFast, Duration.ofSeconds(1), heartbeat);
    return new PlanExecutor(new DuckDbEngineFactory(CLOCK), CLOCK).execute(plan, options, listener);
  }

  private static EngineSettings settings(Path database) {
    return new EngineSettings(
        Optional.of(database),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private LoadStep load(String id, String table, String file, String... needs) {
    Options options = Options.of(Map.of("path", folder.resolve(file).toString()));
    PlannedSource source =
        new PlannedSource(
            "src", new FileConnector(looked), options, Optional.empty(), false, Optional.empty());
    return new LoadStep(id, Set.of(needs), table(table), REPLACE, source, span("LOAD"));
  }

  private static TransformStep transform(String id, TableName table, String sql, String... needs) {
    return new TransformStep(id, Set.of(needs), table, REPLACE, query(sql), span("CREATE"));
  }

  private ExportStep export(String id, String sql, String file, String... needs) {
    Options options = Options.of(Map.of("path", folder.resolve(file).toString()));
    PlannedSink sink = new PlannedSink(file, new FileConnector(looked), options, Optional.empty());
    return new ExportStep(id, Set.of(needs), query(sql), REPLACE, sink, span("EXPORT"));
  }

  private static TableName table(String name) {
    return new TableName(Optional.empty(), name);
  }

  private static LocatedText query(String sql) {
    return LocatedText.of(span(sql));
  }

  private static Span span(String text) {
    return SourceFile.of("p.sf", text).span(0, text.length());
  }

  /** Files of one column `n` of whole numbers; it writes down which ones it looks at. */
  private record FileConnector(List<String> looked) implements SourceConnector, SinkConnector {

    @Override
    public String type() {
      return "file";
    }

    @Override
    public Set<WriteMode> writeModes() {
      return Set.of(WriteMode.REPLACE);
    }

    @Override
    public Scan scan(Options options, ScanRequest request) {
      Path path = Path.of(options.text("path"));
      looked.add(path.getFileName().toString());
      if (!Files.exists(path)) {
        throw new ConnectorException(Kind.NOT_FOUND, "no such file");
      }
      return new Scan.Files(
          csv(OptionalLong.of(1)),
          List.of(path),
          List.of(new Column("n", new ColumnType("BIGINT"))));
    }

    @Override
    public Write write(Options options, WriteRequest request) {
      return new Write.Files(csv(OptionalLong.empty()), Path.of(options.text("path")), false);
    }

    private static Csv csv(OptionalLong rejectLimit) {
      return new Csv(
          true,
          ",",
          Optional.of("\""),
          Optional.of("\""),
          "UTF-8",
          List.of(""),
          Optional.empty(),
          Optional.empty(),
          0,
          rejectLimit,
          Compression.NONE,
          List.of());
    }
  }

  /** Ends its write when something has happened often enough. */
  private record WaitingSink(CountDownLatch enough) implements SinkConnector {

    @Override
    public String type() {
      return "waiting";
    }

    @Override
    public Set<WriteMode> writeModes() {
      return Set.of(WriteMode.REPLACE);
    }

    @Override
    public Write write(Options options, WriteRequest request) {
      return new Write.Batches(
          new BatchSink() {
            @Override
            public void begin(List<Column> columns) {}

            @Override
            public void write(ColumnBatch batch) {
              try {
                enough.await();
              } catch (InterruptedException e) {
                throw new ConnectorException(Kind.INTERRUPTED, "the run was cancelled", e);
              }
            }

            @Override
            public void commit() {}

            @Override
            public void close() {}
          });
    }
  }

  /** Writes down what it hears. */
  private record Heard(List<String> heard, Runnable onStart) implements ExecutionListener {

    @Override
    public void started(Step step) {
      heard.add("started " + step.id());
      onStart.run();
    }

    @Override
    public void working(Step step, Duration elapsed) {
      heard.add("working");
    }

    @Override
    public void finished(StepResult result) {
      heard.add(result.step().id() + result.accept(new Words()));
    }
  }

  private record Words() implements StepResult.Visitor<String> {
    @Override
    public String visitSucceeded(StepResult.Succeeded succeeded) {
      return " moved " + succeeded.moved().rows();
    }

    @Override
    public String visitChecked(StepResult.Checked checked) {
      return checked.holds() ? " holds" : checked.failed() ? " broken" : " warns";
    }

    @Override
    public String visitFailed(StepResult.Failed failed) {
      return " failed "
          + failed.diagnostic().code().id()
          + failed.kind().map(kind -> " " + kind).orElse("");
    }

    @Override
    public String visitSkipped(StepResult.Skipped skipped) {
      return " skipped because of " + skipped.because();
    }
  }
}
