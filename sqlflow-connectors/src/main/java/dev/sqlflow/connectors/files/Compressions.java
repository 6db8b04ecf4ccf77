package dev.sqlflow.connectors.files;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import dev.sqlflow.spi.FileFormat.Compression;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How files are compressed: as the option {@code compression} says, and where that is {@code auto},
 * by the file's name alone. The bytes are never looked at.
 */
public final class Compressions {

  private static final String AUTO = "auto";

  private Compressions() {}

  /**
   * Decides for one file.
   *
   * @param option {@code auto}, {@code none}, {@code gzip} or {@code zstd}
   * @param file the file
   * @return how it is compressed
   */
  public static Compression of(String option, Path file) {
    return option.equals(AUTO)
        ? byName(file)
        : Compression.valueOf(option.toUpperCase(Locale.ROOT));
  }

  /**
   * Decides for files that are read together.
   *
   * @param option {@code auto}, {@code none}, {@code gzip} or {@code zstd}
   * @param files at least one
   * @return how all of them are compressed
   * @throws ConnectorException INVALID_DATA if they are not compressed alike
   */
  public static Compression ofAll(String option, List<Path> files) {
    Path first = files.get(0);
    Compression compression = of(option, first);
    for (Path file : files) {
      if (of(option, file) != compression) {
        throw new ConnectorException(
            Kind.INVALID_DATA,
            "`%s` and `%s` are not compressed alike: read them by two sources"
                .formatted(first, file));
      }
    }
    return compression;
  }

  /**
   * Returns a file's name without the ending that tells its compression.
   *
   * @param file the file
   * @return such as {@code a.csv} for {@code a.csv.gz}; in lower case
   */
  public static String plainName(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return byName(file) == Compression.NONE ? name : name.substring(0, name.lastIndexOf('.'));
  }

  private static Compression byName(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".gz")) {
      return Compression.GZIP;
    }
    return name.endsWith(".zst") ? Compression.ZSTD : Compression.NONE;
  }
}
