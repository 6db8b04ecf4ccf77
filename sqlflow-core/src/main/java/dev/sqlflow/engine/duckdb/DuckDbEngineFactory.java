package dev.sqlflow.engine.duckdb;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.engine.Engine;
import dev.sqlflow.engine.EngineException;
import dev.sqlflow.engine.EngineFactory;
import dev.sqlflow.resolve.EngineSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Opens the embedded engine, locked to what its run may touch. */
public final class DuckDbEngineFactory implements EngineFactory {

  /** A run must leave room for Java, and for what else the machine does. */
  private static final String MEMORY_SHARE = "60%";

  private final Clock clock;

  /**
   * Makes a factory.
   *
   * @param clock tells since when a run holds a database
   */
  public DuckDbEngineFactory(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Engine open(Request request) {
    BigStack stack = new BigStack("sqlflow-engine");
    Calls calls = new Calls(stack);
    try {
      return calls.call(() -> open(request, calls));
    } catch (RuntimeException | Error e) {
      stack.close();
      throw e;
    }
  }

  private Engine open(Request request, Calls calls) {
    Optional<RunLock> lock =
        request.settings().database().map(path -> lock(request, path, calls::cancelled));
    try {
      return new DuckDbEngine(calls, session(request), lock, request, clock);
    } catch (SQLException e) {
      lock.ifPresent(RunLock::close);
      throw unusable(request.settings(), e);
    } catch (RuntimeException | Error e) {
      lock.ifPresent(RunLock::close);
      throw e;
    }
  }

  private RunLock lock(Request request, Path database, BooleanSupplier cancelled) {
    return RunLock.acquire(RunLock.Subject.DATABASE, database, request, clock, cancelled);
  }

  private static DuckDbEngine.Opened session(Request request) throws SQLException {
    String token = UUID.randomUUID().toString().substring(0, 8);
    Optional<Path> database = request.settings().database();
    Session session = database.isPresent() ? Session.of(database.get()) : Session.inMemory();
    try {
      BatchFunction batches = new BatchFunction();
      batches.register(session);
      session.execute(settings(request, token));
      return new DuckDbEngine.Opened(session, batches, token);
    } catch (SQLException | RuntimeException | Error e) {
      session.close();
      throw e;
    }
  }

  private static String settings(Request request, String token) {
    EngineSettings settings = request.settings();
    Set<String> paths = new LinkedHashSet<>();
    for (Path file : request.files()) {
      TargetFile target = TargetFile.of(file, token);
      paths.add(file.toString());
      paths.add(ScanSql.exactly(file));
      paths.add(target.temporary().toString());
      paths.add(target.part().toString());
    }
    Path spill = settings.temporaryDirectory().orElse(request.temporaryDirectory());
    StringBuilder sql = new StringBuilder();
    set(sql, "temp_directory", Sql.literal(spill.toString()));
    set(sql, "memory_limit", Sql.literal(settings.memoryLimit().orElse(MEMORY_SHARE)));
    settings.threads().ifPresent(threads -> set(sql, "threads", Integer.toString(threads)));
    set(sql, "allowed_paths", Sql.list(paths));
    List<Path> folders = List.of(request.rejectDirectory(), StageFolder.root(request));
    set(sql, "allowed_directories", Sql.list(folders.stream().map(Path::toString).toList()));
    set(sql, "enable_external_access", "false");
    set(sql, "lock_configuration", "true");
    return sql.toString();
  }

  private static void set(StringBuilder sql, String name, String value) {
    sql.append("SET ").append(name).append(" = ").append(value).append("; ");
  }

  private static EngineException unusable(EngineSettings settings, SQLException e) {
    String what = settings.database().map(path -> "database `" + path + "`").orElse("the engine");
    String words = SqlErrors.words(EngineError.of(e).message()).replace(".; ", "; ");
    String message = what + " can't be opened: " + words;
    Diagnostic.Builder builder =
        settings
            .place()
            .map(place -> Diagnostic.at(DiagnosticCode.DATABASE_UNUSABLE, place, message))
            .orElseGet(() -> Diagnostic.of(DiagnosticCode.DATABASE_UNUSABLE, message));
    return new EngineException(builder.build());
  }
}
