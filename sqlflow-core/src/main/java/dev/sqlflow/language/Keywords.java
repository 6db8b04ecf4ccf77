package dev.sqlflow.language;

import java.util.List;

/** The words that begin statements, and how words are folded: ASCII letters only. */
final class Keywords {

  static final List<String> STATEMENTS =
      List.of("SOURCE", "LOAD", "CREATE", "EXPORT", "SET", "IF", "INCLUDE", "CHECK");

  private Keywords() {}

  static String upper(String text, int start, int end) {
    char[] folded = new char[end - start];
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      folded[i - start] = c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
    }
    return new String(folded);
  }

  static String lower(String text, int start, int end) {
    char[] folded = new char[end - start];
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      folded[i - start] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    return new String(folded);
  }
}
