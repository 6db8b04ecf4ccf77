package dev.sqlflow;

/**
 * One item of a selection.
 *
 * @param written as the user wrote it
 * @param withInputs whether a {@code +} stands before it: what it reads from is meant, too
 * @param pattern a path, glob, folder, name or tag
 * @param isTag whether the pattern is that of a tag
 * @param withReaders whether a {@code +} stands behind it: what reads from it is meant, too
 */
record SelectionItem(
    String written, boolean withInputs, String pattern, boolean isTag, boolean withReaders) {

  private static final String TAG = "tag:";

  static SelectionItem of(String written) {
    boolean before = written.startsWith("+");
    boolean behind = written.length() > 1 && written.endsWith("+");
    String pattern = written.substring(before ? 1 : 0, written.length() - (behind ? 1 : 0)).strip();
    boolean tag = pattern.startsWith(TAG);
    return new SelectionItem(
        written, before, tag ? pattern.substring(TAG.length()).strip() : pattern, tag, behind);
  }

  /** Whether only plans can tell what it means. */
  boolean followsData() {
    return withInputs || withReaders;
  }
}
