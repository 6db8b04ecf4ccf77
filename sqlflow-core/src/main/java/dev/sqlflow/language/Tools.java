package dev.sqlflow.language;

import dev.sqlflow.source.SourceFile;

/**
 * What the parsers of one file share.
 *
 * @param file the text
 * @param problems what is wrong in it
 * @param starts what looks like the beginning of a statement
 * @param recovery where to go on after an error
 * @param scanner where parsing is
 * @param references the reader of references
 * @param missingSemicolon the finder of forgotten semicolons
 */
record Tools(
    SourceFile file,
    Problems problems,
    StatementStart starts,
    Recovery recovery,
    Scanner scanner,
    References references,
    MissingSemicolon missingSemicolon) {

  static Tools of(SourceFile file) {
    String text = file.text();
    Problems problems = new Problems(file);
    StatementStart starts = new StatementStart(text);
    Recovery recovery = new Recovery(text, starts);
    return new Tools(
        file,
        problems,
        starts,
        recovery,
        new Scanner(text, problems, recovery),
        new References(file, problems, recovery),
        new MissingSemicolon(text, starts));
  }

  /**
   * Makes parsing go on at the next line that begins a statement.
   *
   * @param opening of what nothing closes
   * @return what to throw
   */
  Damaged recoverFrom(int opening) {
    scanner.seek(recovery.afterUnclosed(opening));
    return new Damaged();
  }
}
