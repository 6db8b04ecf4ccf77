package dev.sqlflow.testkit;

import dev.sqlflow.engine.Engine;
import dev.sqlflow.engine.EngineFactory;
import dev.sqlflow.engine.Moved;
import dev.sqlflow.engine.duckdb.DuckDbEngineFactory;
import dev.sqlflow.plan.TableName;
import dev.sqlflow.resolve.EngineSettings;
import dev.sqlflow.resolve.TableWrite;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.BatchSink;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ColumnBatch;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The real embedded engine, in memory and locked to some files, with few words for tests. */
public final class TestEngine implements AutoCloseable {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

  private final Engine engine;

  private TestEngine(Engine engine) {
    this.engine = engine;
  }

  /**
   * Opens an engine.
   *
   * @param folder of the test's own, where it spills and sets faulty records aside
   * @param files that it may touch, absolute
   * @return the engine; the caller closes it
   * @throws IOException if the folder can't be written
   */
  public static TestEngine open(Path folder, Set<Path> files) throws IOException {
    Path temporary = Files.createDirectories(folder.resolve(".engine/tmp"));
    EngineFactory.Request request =
        new EngineFactory.Request(
            EngineSettings.IN_MEMORY,
            files,
            "a test",
            temporary,
            folder.resolve(".engine/rejects"),
            Duration.ofSeconds(1));
    return new TestEngine(new DuckDbEngineFactory(CLOCK).open(request));
  }

  /**
   * Opens an engine that may touch what a scan reads, and loads it into a table {@code t}.
   *
   * @param folder of the test's own
   * @param scan what is read
   * @return the engine; the caller closes it
   * @throws IOException if the folder can't be written
   */
  public static TestEngine loaded(Path folder, Scan scan) throws IOException {
    Set<Path> files =
        scan instanceof Scan.Files some ? new LinkedHashSet<>(some.paths()) : Set.of();
    TestEngine engine = open(folder, files);
    try {
      engine.load("t", scan);
      return engine;
    } catch (RuntimeException failure) {
      engine.close();
      throw failure;
    }
  }

  /**
   * Loads a scan into a new table.
   *
   * @param table its name
   * @param scan what is read
   * @return how much was moved
   */
  public Moved load(String table, Scan scan) {
    TableWrite replace =
        new TableWrite(
            WriteMode.REPLACE,
            List.of(),
            TableWrite.SchemaPolicy.FREEZE,
            TableWrite.DuplicateKeys.ERROR,
            Optional.empty(),
            Optional.empty());
    TableName name = new TableName(Optional.empty(), table);
    return engine.load(name, replace, table, scan, span("LOAD"));
  }

  /**
   * Writes a query's rows out.
   *
   * @param query one query
   * @param write where, and how
   * @return how much was moved
   */
  public Moved export(String query, Write write) {
    LocatedText text = LocatedText.of(span(query));
    return engine.export(text, write, text.span());
  }

  /**
   * Returns a query's rows.
   *
   * @param query one query
   * @return rows in the query's order, values as {@link Rows} says
   */
  public List<List<@Nullable Object>> rows(String query) {
    Collector collector = new Collector();
    export(query, new Write.Batches(collector));
    return collector.rows;
  }

  @Override
  public void close() {
    engine.close();
  }

  private static Span span(String text) {
    return SourceFile.of("test.sf", text).span(0, text.length());
  }

  private static final class Collector implements BatchSink {

    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private int columns;

    @Override
    public void begin(List<Column> newColumns) {
      columns = newColumns.size();
    }

    @Override
    public void write(ColumnBatch batch) {
      Rows.addAll(rows, batch, columns);
    }

    @Override
    public void commit() {}

    @Override
    public void close() {}
  }
}
