package dev.sqlflow.connectors.files;

import dev.sqlflow.spi.FileFormat;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.SinkConnector;
import dev.sqlflow.spi.SourceConnector;
import java.nio.file.Path;
import java.util.List;

/** A connector for files of one format, which reads and describes them wherever they come from. */
public interface FileConnector extends SourceConnector, SinkConnector {

  /**
   * Describes the reading of files that were found already.
   *
   * @param options as for {@link #scan(Options, ScanRequest)}; the option {@code path} is not used
   * @param files at least one existing, readable file
   * @param request what of the data is wanted
   * @return what to read, and how
   */
  Scan scan(Options options, List<Path> files, ScanRequest request);

  /**
   * Describes the format of a file to write.
   *
   * @param options as for a write; the option {@code path} is not used
   * @param name of the file: its ending may tell how it is compressed or laid out
   * @return the format
   */
  FileFormat format(Options options, Path name);
}
