package dev.sqlflow.spi;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a file holds, and how an engine reads or writes it. Nothing in it is left to guess. */
public sealed interface FileFormat {

  /** How the bytes of a file are compressed. */
  enum Compression {
    /** Not at all. */
    NONE,
    /** gzip (RFC 1952), one or more members. */
    GZIP,
    /** Zstandard (RFC 8878). */
    ZSTD
  }

  /**
   * Text of separated fields (RFC 4180 and its dialects).
   *
   * @param header whether the first record names the columns
   * @param delimiter separates fields; one to four characters
   * @param quote encloses a field, or empty if nothing does
   * @param escape precedes a quote inside a quoted field; the quote itself for RFC 4180
   * @param encoding name of the character set; an engine need not read others than {@code UTF-8}
   * @param nullValues the unquoted texts that mean NULL; the first is written for NULL
   * @param dateFormat pattern of dates in {@code strftime} notation, or empty for ISO 8601
   * @param timestampFormat pattern of timestamps in {@code strftime} notation, or empty for ISO
   *     8601
   * @param skipRows how many lines precede the header or the first record
   * @param rejectLimit how many faulty records are set aside before reading fails; empty: the first
   *     one fails it
   * @param compression of the bytes
   * @param guessed names of the columns whose types were found by looking at some of the values: an
   *     engine must refuse a value that is not written in its type's own form, such as {@code 007}
   *     for a number, instead of changing it (read)
   */
  record Csv(
      boolean header,
      String delimiter,
      Optional<String> quote,
      Optional<String> escape,
      String encoding,
      List<String> nullValues,
      Optional<String> dateFormat,
      Optional<String> timestampFormat,
      int skipRows,
      OptionalLong rejectLimit,
      Compression compression,
      List<String> guessed)
      implements FileFormat {

    // Keeps immutable copies of the lists.
    public Csv {
      nullValues = List.copyOf(nullValues);
      guessed = List.copyOf(guessed);
    }
  }

  /**
   * Apache Parquet.
   *
   * @param unionByName whether files' columns are matched by name instead of by position (read)
   * @param hivePartitioning whether {@code key=value} folders are columns (read)
   * @param codec {@code snappy}, {@code zstd}, {@code gzip} or {@code uncompressed} (written)
   * @param rowGroupSize rows in a row group (written), or empty for the engine's choice
   */
  record Parquet(
      boolean unionByName, boolean hivePartitioning, String codec, OptionalLong rowGroupSize)
      implements FileFormat {}

  /**
   * JSON documents.
   *
   * @param layout how records follow each other
   * @param recordsPath the names that lead from the document's root to the array of records; empty
   *     if the root holds them (read)
   * @param maximumDepth how deep nested values become columns of their own type (read); deeper ones
   *     stay JSON text
   * @param compression of the bytes
   */
  record Json(Layout layout, List<String> recordsPath, int maximumDepth, Compression compression)
      implements FileFormat {

    /** How records follow each other in a JSON file. */
    public enum Layout {
      /** One array of objects. */
      ARRAY,
      /** One object a line. */
      NEWLINE_DELIMITED
    }

    // Keeps an immutable copy of the path.
    public Json {
      recordsPath = List.copyOf(recordsPath);
    }
  }
}
