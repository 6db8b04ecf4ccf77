package dev.sqlflow.language;

import dev.sqlflow.source.Span;

/** Finds what the tree has no place for: keywords, and the comments between the parts. */
public final class KeywordPlaces {

  private KeywordPlaces() {}

  /**
   * Returns the place of the word or sign that follows a part, behind blanks and comments.
   *
   * @param part of a statement
   * @return from its first character to its last; at the end of the file an empty place
   */
  public static Span after(Span part) {
    String text = part.file().text();
    int start = Characters.skipTrivia(text, part.end());
    int end = Characters.wordEnd(text, start);
    return part.file().span(start, end > start ? end : Math.min(start + 1, text.length()));
  }

  /**
   * Tells whether nothing but blanks stands between two parts.
   *
   * @param first a part of a statement
   * @param second another one, behind it
   * @return false if there is a comment, or anything else
   */
  public static boolean isBlankBetween(Span first, Span second) {
    return Characters.skipBlanks(first.file().text(), first.end()) == second.start();
  }

  /**
   * Returns the place of a string with its quotes.
   *
   * @param content what stands between the quotes
   * @return one character more on both sides
   */
  public static Span quoted(Span content) {
    return content.file().span(content.start() - 1, content.end() + 1);
  }
}
