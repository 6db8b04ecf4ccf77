package dev.sqlflow.language;

import java.util.Locale;

/** How the constants of an enum are spelt in the JSON of a tree. */
final class TreeWords {

  private TreeWords() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static <T extends Enum<T>> T of(TreeNode node, String field, T[] constants) throws Damaged {
    String word = node.text(field);
    for (T constant : constants) {
      if (of(constant).equals(word)) {
        return constant;
      }
    }
    throw node.unexpected(field, "another word");
  }
}
