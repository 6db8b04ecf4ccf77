package dev.sqlflow.engine.duckdb;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.engine.Engine;
import dev.sqlflow.engine.EngineException;
import dev.sqlflow.engine.EngineFactory;
import dev.sqlflow.engine.Moved;
import dev.sqlflow.engine.Origins;
import dev.sqlflow.engine.Violations;
import dev.sqlflow.plan.TableName;
import dev.sqlflow.resolve.TableWrite;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.Staging;
import dev.sqlflow.spi.Write;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The embedded engine of one run. */
final class DuckDbEngine implements Engine {

  /** What is there once the database is open. */
  record Opened(Session session, BatchFunction batches, String token) {}

  private final Calls calls;
  private final Session session;
  private final BatchFunction batches;
  private final SinkWriter sinks;
  private final String token;
  private final Optional<RunLock> lock;
  private final EngineFactory.Request request;
  private final Clock clock;
  private boolean closed;

  DuckDbEngine(
      Calls calls,
      Opened opened,
      Optional<RunLock> lock,
      EngineFactory.Request request,
      Clock clock) {
    this.calls = calls;
    this.clock = clock;
    this.session = opened.session();
    this.batches = opened.batches();
    this.sinks = new SinkWriter(session);
    this.token = opened.token();
    this.lock = lock;
    this.request = request;
    calls.onCancel(
        () -> {
          session.cancel();
          batches.cancel();
          sinks.cancel();
        });
  }

  @Override
  public void createSchema(String name) {
    call(Optional.empty(), () -> session.execute("CREATE SCHEMA IF NOT EXISTS " + Sql.name(name)));
  }

  @Override
  public Moved load(TableName target, TableWrite write, String rejects, Scan scan, Span place) {
    if (!(scan instanceof Scan.Staged staged)) {
      return load(target, write, rejects, new Staging.Brought(() -> scan, Map.of()), place);
    }
    try (StageFolder folder = StageFolder.create(request)) {
      Staging.Brought brought = staged.staging().bring(folder.path());
      return load(target, write, rejects, brought, place);
    }
  }

  private Moved load(
      TableName target, TableWrite write, String rejects, Staging.Brought data, Span place) {
    Origins origins = new Origins(data.origins());
    try {
      Scan scan = data.scan().get();
      return call(
          Optional.of(place),
          () ->
              scan instanceof Scan.Files files
                  ? loader(rejects, origins, place).load(target, write, known(files))
                  : loadBatches(target, write, (Scan.Batches) scan, place));
    } catch (EngineException | ConnectorException e) {
      throw origins.failure(e);
    }
  }

  private FileLoader loader(String rejects, Origins origins, Span place) {
    return new FileLoader(session, batches, rejectFile(rejects), origins, place, request.sample());
  }

  private Scan.Files known(Scan.Files files) {
    files.paths().stream()
        .filter(file -> !file.startsWith(StageFolder.root(request)))
        .forEach(this::mustBeKnown);
    return files;
  }

  private Path rejectFile(String name) {
    String safe = name.replaceAll("[^\\p{L}\\p{N}._-]", "_");
    return request.rejectDirectory().resolve(safe + ".csv");
  }

  /** The engine was locked when the run began, and takes no other files since. */
  private void mustBeKnown(Path file) {
    if (!request.files().contains(file)) {
      throw new ConnectorException(
          Kind.INVALID_DATA, "`" + file + "` was not there when the run began: run it again");
    }
    if (!Files.exists(file)) {
      throw new ConnectorException(Kind.NOT_FOUND, "`" + file + "` is gone since the run began");
    }
  }

  private Moved loadBatches(TableName target, TableWrite write, Scan.Batches scan, Span place)
      throws SQLException {
    BatchRows rows = batches.open(scan);
    try {
      return Moved.rows(write(target, write, FirstRows.of(rows, request.sample()), place));
    } finally {
      batches.close(rows.id());
    }
  }

  @Override
  public Moved transform(TableName target, TableWrite write, LocatedText query, Span place) {
    return call(
        Optional.of(place),
        () -> Moved.rows(write(target, write, new QueryRows(query, place), place)));
  }

  private long write(TableName target, TableWrite write, Rows rows, Span place)
      throws SQLException {
    OtherKind.refuse(session, target, "BASE TABLE", place);
    return session.transaction(open -> new TableWriter(session).write(target, write, rows, place));
  }

  @Override
  public void createView(TableName view, LocatedText query, Span place) {
    call(
        Optional.of(place),
        () -> {
          OtherKind.refuse(session, view, "VIEW", place);
          return new QueryRows(query, place)
              .execute(session, "CREATE OR REPLACE VIEW " + view.sql() + " AS ", "");
        });
  }

  @Override
  public Violations violations(LocatedText query, Span place) {
    QueryRows rows = new QueryRows(query, place);
    return call(Optional.of(place), () -> ViolationReader.read(session, rows));
  }

  @Override
  public Moved export(LocatedText query, Write write, Span place) {
    Rows rows = new QueryRows(query, place);
    if (write instanceof Write.Staged staged) {
      return exportStaged(rows, staged, place);
    }
    return call(
        Optional.of(place),
        () ->
            write instanceof Write.Files files
                ? exportFile(rows, files)
                : sinks.write(rows, (Write.Batches) write));
  }

  private Moved exportStaged(Rows rows, Write.Staged write, Span place) {
    try (StageFolder folder = StageFolder.create(request)) {
      long count =
          call(Optional.of(place), () -> new StagedWriter(session, folder).write(rows, write));
      long bytes = folder.bytes();
      write.delivery().deliver(folder.path(), folder.files());
      return new Moved(count, OptionalLong.of(bytes), 0);
    }
  }

  /** Appending reads what is there, so nobody else may write meanwhile, whatever the mode. */
  private Moved exportFile(Rows rows, Write.Files files) throws SQLException {
    Path path = files.target();
    FileWriter writer = new FileWriter(session);
    TargetFile target = TargetFile.of(path, token);
    if (!files.append() && !RunLock.Subject.TARGET.everLocked(path)) {
      return writer.write(rows, files, target);
    }
    RunLock held = RunLock.acquire(RunLock.Subject.TARGET, path, request, clock, calls::cancelled);
    try {
      return writer.write(rows, files, target);
    } finally {
      held.close();
    }
  }

  @Override
  public List<Column> describe(LocatedText query) {
    return call(
        Optional.of(query.span()), () -> new QueryRows(query, query.span()).columns(session));
  }

  /** Something to do on the engine's thread. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws SQLException;
  }

  private <T> T call(Optional<Span> place, Work<T> work) {
    return calls.call(
        () -> {
          try {
            return work.run();
          } catch (SQLException e) {
            String message = SqlErrors.words(EngineError.of(e).message());
            throw new EngineException(
                place
                    .map(span -> Diagnostic.at(DiagnosticCode.QUERY_FAILED, span, message))
                    .orElseGet(() -> Diagnostic.of(DiagnosticCode.QUERY_FAILED, message))
                    .build());
          }
        });
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      calls.finish(
          () -> {
            try {
              session.close();
            } finally {
              lock.ifPresent(RunLock::close);
            }
            return true;
          });
    }
  }
}
