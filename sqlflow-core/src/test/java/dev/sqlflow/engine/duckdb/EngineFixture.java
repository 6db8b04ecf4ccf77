package dev.sqlflow.engine.duckdb;

import dev.sqlflow.engine.Engine;
import dev.sqlflow.engine.EngineException;
import dev.sqlflow.engine.EngineFactory;
import dev.sqlflow.engine.Moved;
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
import dev.sqlflow.spi.ColumnVector;
import dev.sqlflow.spi.FileFormat.Compression;
import dev.sqlflow.spi.FileFormat.Csv;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real engine on a folder of its own, and short words for what tests say to it. */
final class EngineFixture implements AutoCloseable {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

  final Path folder;
  final Engine engine;

  private EngineFixture(Path folder, Engine engine) {
    this.folder = folder;
    this.engine = engine;
  }

  static EngineFixture inMemory(Path folder, String... files) throws Exception {
    return open(folder, EngineSettings.IN_MEMORY, files);
  }

  static EngineFixture persistent(Path folder) throws Exception {
    return open(folder, settings(folder.resolve("db/test.duckdb")));
  }

  /** An engine in memory that may have little of it, and one thread. */
  static EngineFixture limited(Path folder, String memory) throws Exception {
    return open(
        folder,
        new EngineSettings(
            Optional.empty(),
            Optional.of(memory),
            OptionalInt.of(1),
            Optional.empty(),
            Optional.empty()));
  }

  static EngineSettings settings(Path database) {
    return new EngineSettings(
        Optional.of(database),
        Optional.of("500MB"),
        OptionalInt.of(2),
        Optional.empty(),
        Optional.empty());
  }

  private static EngineFixture open(Path folder, EngineSettings settings, String... files)
      throws Exception {
    Files.createDirectories(folder.resolve("tmp"));
    Set<Path> paths = Stream.of(files).map(folder::resolve).collect(Collectors.toSet());
    EngineFactory.Request request = request(folder, settings, paths);
    return new EngineFixture(folder, new DuckDbEngineFactory(CLOCK).open(request));
  }

  static EngineFactory.Request request(Path folder, EngineSettings settings, Set<Path> files) {
    return new EngineFactory.Request(
        settings,
        files,
        "pipeline p, run 1",
        folder.resolve("tmp"),
        folder.resolve("rejects"),
        Duration.ofMillis(200));
  }

  Moved transform(String table, TableWrite write, String sql) {
    LocatedText query = query(sql);
    return engine.transform(new TableName(Optional.empty(), table), write, query, query.span());
  }

  Moved load(String table, TableWrite write, Scan scan) {
    return engine.load(
        new TableName(Optional.empty(), table), write, "source one", scan, span("LOAD"));
  }

  Moved export(String sql, Write write) {
    LocatedText query = query(sql);
    return engine.export(query, write, query.span());
  }

  EngineException refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    return org.assertj.core.api.Assertions.catchThrowableOfType(EngineException.class, work);
  }

  /** The rows of a query, values with bars between them, in the query's order. */
  List<String> rows(String sql) {
    Collected sink = new Collected();
    export(sql, new Write.Batches(sink));
    return sink.rows;
  }

  /** Names and types of a table's columns. */
  List<String> columns(String table) {
    return engine.describe(query("FROM " + table)).stream()
        .map(column -> column.name() + " " + column.type())
        .toList();
  }

  static LocatedText query(String sql) {
    return LocatedText.of(span(sql));
  }

  static Span span(String text) {
    return SourceFile.of("p.sf", text).span(0, text.length());
  }

  static TableWrite write(WriteMode mode, SchemaPolicy policy, String... keys) {
    return write(mode, policy, DuplicateKeys.ERROR, null, keys);
  }

  static TableWrite write(
      WriteMode mode, SchemaPolicy policy, DuplicateKeys duplicates, String order, String... keys) {
    List<Located<String>> located =
        Stream.of(keys).map(key -> new Located<>(key, span(key))).toList();
    Optional<Located<String>> orderBy =
        Optional.ofNullable(order).map(name -> new Located<>(name, span(name)));
    return new TableWrite(mode, located, policy, duplicates, orderBy, Optional.empty());
  }

  static TableWrite replace() {
    return write(WriteMode.REPLACE, SchemaPolicy.FREEZE);
  }

  static Csv csv() {
    return csv(OptionalLong.empty(), Compression.NONE);
  }

  static Csv csv(OptionalLong rejectLimit, Compression compression) {
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
        compression,
        List.of());
  }

  static List<Column> columns(String... namesAndTypes) {
    return Stream.of(namesAndTypes)
        .map(text -> text.split(" ", 2))
        .map(parts -> new Column(parts[0], new ColumnType(parts[1])))
        .toList();
  }

  Path file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  @Override
  public void close() {
    engine.close();
  }

  /** Keeps what it is given as text. */
  static class Collected implements BatchSink {

    final List<String> rows = new ArrayList<>();
    boolean committed;
    boolean closed;
    private List<Column> columns = List.of();

    @Override
    public void begin(List<Column> columns) {
      this.columns = columns;
    }

    @Override
    public void write(ColumnBatch batch) {
      for (int row = 0; row < batch.rowCount(); row++) {
        List<String> values = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
          values.add(text(batch.column(column), row));
        }
        rows.add(String.join("|", values));
      }
    }

    private static String text(ColumnVector vector, int row) {
      if (vector.isNull(row)) {
        return "NULL";
      } else if (vector instanceof ColumnVector.Longs longs) {
        return Long.toString(longs.get(row));
      } else if (vector instanceof ColumnVector.Doubles doubles) {
        return Double.toString(doubles.get(row));
      } else if (vector instanceof ColumnVector.Booleans booleans) {
        return Boolean.toString(booleans.get(row));
      } else if (vector instanceof ColumnVector.Bytes bytes) {
        return java.util.HexFormat.of().formatHex(bytes.get(row));
      }
      return ((ColumnVector.Texts) vector).get(row);
    }

    @Override
    public void commit() {
      committed = true;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
