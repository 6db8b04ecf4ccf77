package dev.sqlflow.diagnostic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Says what failed with a file. Java's own messages are often nothing but the file's name. */
public final class IoWords {

  private IoWords() {}

  /**
   * Says what failed.
   *
   * @param failure of reading, writing or looking at a file
   * @return in lower case, without a full stop; with the file where it is known
   */
  public static String of(IOException failure) {
    if (failure instanceof FileSystemException file && file.getFile() != null) {
      return "`" + file.getFile() + "`: " + reason(file);
    }
    return Optional.ofNullable(failure.getMessage()).orElseGet(failure::toString);
  }

  /**
   * Says what was done and what failed with it.
   *
   * @param failure whose message says what was done
   * @return both, without a full stop; what failed alone where the message says nothing
   */
  public static String of(UncheckedIOException failure) {
    IOException cause = Objects.requireNonNull(failure.getCause());
    boolean wordless = cause.toString().equals(failure.getMessage());
    return wordless ? of(cause) : failure.getMessage() + ": " + of(cause);
  }

  private static String reason(FileSystemException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof NoSuchFileException) {
      return "it is not there";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "a file is there already";
    }
    return Optional.ofNullable(failure.getReason())
        .filter(reason -> !reason.isBlank())
        .map(reason -> reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1))
        .orElse("it can't be used");
  }
}
