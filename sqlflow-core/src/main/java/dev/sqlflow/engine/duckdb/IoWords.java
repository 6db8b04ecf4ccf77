package dev.sqlflow.engine.duckdb;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Says what failed with a file. Java's own messages are often nothing but the file's name. */
final class IoWords {

  private IoWords() {}

  static String of(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    return failure instanceof FileSystemException file
        ? "`" + file.getFile() + "`: " + reason(file)
        : message;
  }

  private static String reason(FileSystemException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof NoSuchFileException) {
      return "it is not there";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "a file is there, and no folder";
    }
    return Optional.ofNullable(failure.getReason()).orElse("it can't be used");
  }
}
