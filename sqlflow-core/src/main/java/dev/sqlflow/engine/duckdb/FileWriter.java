package dev.sqlflow.engine.duckdb;

import dev.sqlflow.engine.Moved;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.FileFormat.Compression;
import dev.sqlflow.spi.FileFormat.Csv;
import dev.sqlflow.spi.FileFormat.Json;
import dev.sqlflow.spi.FileFormat.Parquet;
import dev.sqlflow.spi.Write;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;

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
                : rows.execute(session, "COPY (", CopySql.to(file.temporary(), write.format()));
        session.mustGoOn();
        file.publish();
        return new Moved(count, OptionalLong.of(Files.size(file.target())), 0);
      } finally {
        file.discard();
      }
    } catch (IOException e) {
      Kind kind = e instanceof AccessDeniedException ? Kind.FORBIDDEN : Kind.INTERNAL;
      throw new ConnectorException(
          kind, "`" + file.target() + "` can't be written: " + e.getMessage(), e);
    }
  }

  /** What is there, and the new rows behind it. */
  private long append(Rows rows, Write.Files write, TargetFile file) throws IOException {
    if (write.format() instanceof Parquet) {
      throw new ConnectorException(
          Kind.INVALID_DATA, "rows can't be appended to the parquet file `" + file.target() + "`");
    }
    String end;
    Compression compression;
    if (write.format() instanceof Csv csv) {
      mustHaveSameHeader(rows, csv, file);
      compression = csv.compression();
      end =
          CopySql.to(file.part(), csv, csv.header() && Files.size(file.target()) == 0, compression);
    } else {
      compression = ((Json) write.format()).compression();
      end = CopySql.to(file.part(), write.format());
    }
    long count = rows.execute(session, "COPY (", end);
    Files.copy(file.target(), file.temporary());
    try (OutputStream out = Files.newOutputStream(file.temporary(), StandardOpenOption.APPEND)) {
      if (compression == Compression.NONE && !endsWithNewline(file.target())) {
        out.write('\n');
      }
      Files.copy(file.part(), out);
    }
    return count;
  }

  /** Rows are appended by position, so the columns must be those that the file's header names. */
  private void mustHaveSameHeader(Rows rows, Csv csv, TargetFile file) throws IOException {
    boolean readable = csv.compression() != Compression.ZSTD;
    if (!csv.header() || !readable || Files.size(file.target()) == 0) {
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
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        InputStream plain = compression == Compression.GZIP ? new GZIPInputStream(bytes) : bytes;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      return line == null ? "" : line.replace("\uFEFF", "");
    }
  }

  private static boolean endsWithNewline(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      if (bytes.length() == 0) {
        return true;
      }
      bytes.seek(bytes.length() - 1);
      return bytes.read() == '\n';
    }
  }
}
