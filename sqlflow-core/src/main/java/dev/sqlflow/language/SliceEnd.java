package dev.sqlflow.language;

/** What ends a slice of SQL, beside the {@code ;}. */
interface SliceEnd {

  /** Nothing else does. No lambda: the first one costs more than the first parse. */
  SliceEnd SEMICOLON =
      new SliceEnd() {
        @Override
        public boolean endsAt(int at, int lastEnd) {
          return false;
        }
      };

  /**
   * Tells whether the slice ends before a word outside of all brackets.
   *
   * @param at offset of the word
   * @param lastEnd end of the token before it
   */
  boolean endsAt(int at, int lastEnd);
}
