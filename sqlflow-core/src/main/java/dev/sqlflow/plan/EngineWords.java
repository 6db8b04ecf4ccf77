package dev.sqlflow.plan;

import java.util.Optional;

/**
 * The engine's message in the house's words: lower case, no full stop.
 *
 * @param first what is wrong
 * @param rest what else the engine says
 */
record EngineWords(String first, Optional<String> rest) {

  static EngineWords of(String message) {
    String text = message.strip().replace(".; ", ".\n");
    int line = text.indexOf('\n');
    String head = line < 0 ? text : text.substring(0, line).strip();
    String tail = line < 0 ? "" : text.substring(line + 1).strip();
    int sentence = head.indexOf(". ");
    if (sentence > 0) {
      tail = (head.substring(sentence + 2) + "\n" + tail).strip();
      head = head.substring(0, sentence);
    }
    return new EngineWords(
        plain(head), tail.isEmpty() ? Optional.empty() : Optional.of(plain(tail)));
  }

  private static String plain(String text) {
    String words = text.endsWith("!") || text.endsWith(".") ? chop(text) : text;
    boolean acronym = words.length() > 1 && Character.isUpperCase(words.charAt(1));
    return words.isEmpty() || acronym
        ? words
        : Character.toLowerCase(words.charAt(0)) + words.substring(1);
  }

  private static String chop(String text) {
    return text.substring(0, text.length() - 1);
  }
}
