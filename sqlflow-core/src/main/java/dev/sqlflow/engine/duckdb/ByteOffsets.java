package dev.sqlflow.engine.duckdb;

/** Turns the engine's offsets, which count UTF-8 bytes, into offsets of the text. */
final class ByteOffsets {

  private final String text;

  ByteOffsets(String text) {
    this.text = text;
  }

  /** The offset of the character that holds a byte; the end of the text for bytes beyond it. */
  int character(int bytes) {
    int passed = 0;
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      passed += width(codePoint);
      if (passed > bytes) {
        return at;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }

  private static int width(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
