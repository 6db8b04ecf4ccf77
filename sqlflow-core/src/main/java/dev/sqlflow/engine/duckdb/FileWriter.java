package dev.sqlflow.engine.duckdb;

import dev.sqlflow.diagnostic.IoWords;
import dev.sqlflow.engine.Moved;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.FileFormat;
import dev.sqlflow.spi.FileFormat.Compression;
import dev.sqlflow.spi.FileFormat.Csv;
import dev.sqlflow.spi.FileFormat.Json;
import dev.sqlflow.spi.FileFormat.Parquet;
import dev.sqlflow.spi.Write;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;

/** Lets the engine write files, wholly or not at all. */
final class FileWriter {

  private final Session session;

  FileWriter(Session session) {
    this.session = session;
  }

  Moved write(Rows rows, Write.Files write, TargetFile file) throws SQLException {
    try {
      file.prepare();
      try {
        boolean append = write.append() && Files.exists(file.target());
        long count =
            append
                ? append(rows, write, file)
                : writable(rows, write)
                    .execute(session, "COPY (", CopySql.to(file.temporary(), write.format()));
        session.mustGoOn();
        file.publish();
        return new Moved(count, OptionalLong.of(Files.size(file.target())), 0);
      } finally {
        file.discard();
      }
    } catch (ConnectorException e) {
      throw new ConnectorException(e.kind(), named(file, String.valueOf(e.getMessage())), e);
    } catch (IOException e) {
      Kind kind = e instanceof AccessDeniedException ? Kind.FORBIDDEN : Kind.INTERNAL;
      throw new ConnectorException(
          kind, "`" + file.target() + "` can't be written: " + IoWords.of(e), e);
    }
  }

  /** Nobody knows the names under which a file is written first. */
  private static String named(TargetFile file, String message) {
    return message
        .replace(file.temporary().toString(), file.target().toString())
        .replace(file.part().toString(), file.target().toString());
  }

  /** What is there, and the new rows behind it. */
  private long append(Rows rows, Write.Files write, TargetFile file) throws IOException {
    if (write.format() instanceof Parquet) {
      throw new ConnectorException(
          Kind.INVALID_DATA, "rows can't be appended to the parquet file `" + file.target() + "`");
    }
    TextEnd end = textEnd(write, file);
    String copy;
    if (write.format() instanceof Csv csv) {
      mustHaveSameHeader(rows, csv, file);
      boolean header = csv.header() && Files.size(file.target()) == 0;
      copy = CopySql.to(file.part(), csv, header, csv.compression());
    } else {
      copy = CopySql.to(file.part(), write.format());
    }
    long count = writable(rows, write).execute(session, "COPY (", copy);
    Files.copy(file.target(), file.temporary());
    try (OutputStream out = Files.newOutputStream(file.temporary(), StandardOpenOption.APPEND)) {
      if (end.open()) {
        out.write(lineEnd(compression(write.format())));
      }
      Files.copy(file.part(), out);
    }
    return count;
  }

  private Rows writable(Rows rows, Write.Files write) {
    return write.format() instanceof Json ? FiniteRows.of(rows, session) : rows;
  }

  private static Compression compression(FileFormat format) {
    return format instanceof Csv csv ? csv.compression() : ((Json) format).compression();
  }

  private static TextEnd textEnd(Write.Files write, TargetFile file) throws IOException {
    TextEnd end = TextEnd.of(file.target(), compression(write.format()));
    if (write.format() instanceof Csv && end.carriageReturns()) {
      throw new ConnectorException(
          Kind.INVALID_DATA,
          "the lines of `%s` end in CRLF or CR, and records are appended with LF: convert the file, or replace it"
              .formatted(file.target()));
    }
    return end;
  }

  /** Compressed files may follow each other in one file. */
  private static byte[] lineEnd(Compression compression) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (compression) {
          case NONE -> bytes;
          case GZIP -> new GZIPOutputStream(bytes);
          case ZSTD -> new ZstdOutputStream(bytes);
        }) {
      out.write('\n');
    }
    return bytes.toByteArray();
  }

  /** Rows are appended by position, so the columns must be those that the file's header names. */
  private void mustHaveSameHeader(Rows rows, Csv csv, TargetFile file) throws IOException {
    if (!csv.header() || Files.size(file.target()) == 0) {
      return;
    }
    String there = firstLine(file.target(), csv.compression());
    String coming = header(rows, csv, false, file);
    if (!coming.equals(there) && !header(rows, csv, true, file).equals(there)) {
      throw new ConnectorException(
          Kind.INVALID_DATA,
          "the columns `%s` can't be appended to `%s`, which has `%s`"
              .formatted(coming, file.target(), there));
    }
  }

  private String header(Rows rows, Csv csv, boolean quoted, TargetFile file) throws IOException {
    String end = CopySql.header(file.part(), csv, quoted);
    rows.execute(session, "COPY (FROM (", "\n) LIMIT 0" + end);
    return firstLine(file.part(), Compression.NONE);
  }

  private static String firstLine(Path file, Compression compression) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(CsvBytes.plain(file, compression), StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      return line == null ? "" : line.replace("\uFEFF", "");
    }
  }
}
