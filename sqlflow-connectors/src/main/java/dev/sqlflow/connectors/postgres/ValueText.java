package dev.sqlflow.connectors.postgres;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Puts a value off the wire into words, as the embedded engine's SQL prints it. */
@FunctionalInterface
interface ValueText {

  String text(byte[] data, int at, int length) throws Unfit;

  default byte[] utf8(byte[] data, int at, int length) throws Unfit {
    return text(data, at, length).getBytes(StandardCharsets.UTF_8);
  }

  /** What is text already, perhaps behind some bytes to skip. */
  record Raw(int skipped) implements ValueText {
    @Override
    public String text(byte[] data, int at, int length) {
      return new String(data, at + skipped, length - skipped, StandardCharsets.UTF_8);
    }

    @Override
    public byte[] utf8(byte[] data, int at, int length) {
      return Arrays.copyOfRange(data, at + skipped, at + length);
    }
  }
}
