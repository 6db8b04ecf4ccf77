package dev.sqlflow.connectors.parquet;

import dev.sqlflow.connectors.files.FileConnector;
import dev.sqlflow.connectors.files.InputFiles;
import dev.sqlflow.connectors.files.OutputFile;
import dev.sqlflow.spi.FileFormat;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.Write;
import dev.sqlflow.spi.WriteMode;
import dev.sqlflow.spi.WriteRequest;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads and writes Apache Parquet files. The files describe themselves. */
public final class ParquetConnector implements FileConnector {

  /** Makes the connector. */
  public ParquetConnector() {}

  @Override
  public String type() {
    return "parquet";
  }

  @Override
  public Set<WriteMode> writeModes() {
    return EnumSet.of(WriteMode.REPLACE, WriteMode.APPEND);
  }

  @Override
  public Scan scan(Options options, ScanRequest request) {
    boolean recursive = options.flag("hive_partitioning");
    return scan(options, InputFiles.find(options.text("path"), recursive), request);
  }

  @Override
  public Scan scan(Options options, List<Path> files, ScanRequest request) {
    return new Scan.Files(format(options), files, List.of());
  }

  @Override
  public FileFormat format(Options options, Path name) {
    return format(options);
  }

  /** Replaces one file; rows are appended by a new file in a directory. */
  @Override
  public Write write(Options options, WriteRequest request) {
    request.requireOneOf(writeModes());
    String path = options.text("path");
    if (request.mode() == WriteMode.APPEND) {
      String part = "part-" + request.runId() + ".parquet";
      return new Write.Files(format(options), OutputFile.directory(path).resolve(part), false);
    }
    return new Write.Files(format(options), OutputFile.of(path), false);
  }

  private static FileFormat format(Options options) {
    return new FileFormat.Parquet(
        options.flag("union_by_name"),
        options.flag("hive_partitioning"),
        options.text("compression"),
        options.optionalInteger("row_group_size"));
  }
}
