package dev.sqlflow.language;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.template.ReferenceScan;
import dev.sqlflow.template.Template;

/** Reads references that stand in the file itself, and texts that may hold some. */
final class References {

  private final String text;
  private final LocatedText whole;
  private final Problems problems;
  private final Recovery recovery;
  private int lineSearchedFrom;
  private int lineFound = -1;

  References(SourceFile file, Problems problems, Recovery recovery) {
    this.text = file.text();
    this.whole = LocatedText.of(file.span(0, text.length()));
    this.problems = problems;
    this.recovery = recovery;
  }

  /**
   * Reads the reference at an offset of the file. It may go over several lines, but not into the
   * next statement. If nothing closes it, its end is where that statement begins.
   */
  ReferenceScan read(int start) {
    Diagnosed<ReferenceScan> scan = scan(start);
    problems.addAll(scan.diagnostics());
    return scan.best();
  }

  /** Reads a reference, and leaves it to the caller to report what is wrong with it. */
  Diagnosed<ReferenceScan> scan(int start) {
    int lineEnd = lineEnd(start);
    Diagnosed<ReferenceScan> scan = ReferenceScan.read(whole, start, lineEnd);
    int limit = recovery.nextStatementLine(start);
    if (!scan.best().closed() && limit > lineEnd) {
      scan = ReferenceScan.read(whole, start, limit);
    }
    ReferenceScan best = scan.best();
    return best.closed()
        ? scan
        : new Diagnosed<>(new ReferenceScan(best.reference(), limit, false), scan.diagnostics());
  }

  /** Searches each line once, however many references stand on it. */
  private int lineEnd(int offset) {
    if (offset < lineSearchedFrom || offset > lineFound) {
      lineSearchedFrom = offset;
      lineFound = Characters.lineEnd(text, offset);
    }
    return lineFound;
  }

  /** Reads the references of a text that is already taken out of the file. */
  Template template(LocatedText source) {
    noteBareDollars(source);
    Diagnosed<Template> template = Template.parse(source);
    problems.addAll(template.diagnostics());
    if (isCutShort(source, template)) {
      problems.stop();
    }
    return template.best();
  }

  /** Tells whether the file ends with the quote of a default, which seemed to end the text. */
  private boolean isCutShort(LocatedText source, Diagnosed<Template> template) {
    return source.span(0, source.text().length()).end() >= text.length() - 1
        && template.diagnostics().stream()
            .anyMatch(found -> found.code() == DiagnosticCode.UNCLOSED_REFERENCE);
  }

  /** Reports malformed references in a text that is kept as it is. */
  void check(LocatedText source) {
    if (source.text().indexOf('$') >= 0) {
      template(source);
    }
  }

  /** {@code $name} and <code>$ {name}</code> were references in an earlier implementation. */
  private void noteBareDollars(LocatedText source) {
    String characters = source.text();
    for (int at = characters.indexOf('$'); at >= 0; at = characters.indexOf('$', at + 1)) {
      int next = at + 1;
      int end = Characters.wordEnd(characters, next);
      if (at > 0 && characters.charAt(at - 1) == '$') {
        continue;
      }
      if (end > next) {
        noteDollar(source, at, end, "${" + characters.substring(next, end) + "}");
      } else if (characters.startsWith(" {", next)) {
        noteDollar(source, at, next + 2, "${");
      }
    }
  }

  private void noteDollar(LocatedText source, int start, int end, String meant) {
    String written = source.text().substring(start, end);
    problems.add(
        Diagnostic.at(
                DiagnosticCode.PLAIN_DOLLAR,
                source.span(start, end),
                "`" + written + "` is plain text")
            .label("not a reference")
            .help("write `" + meant + "` if a variable is meant")
            .fix(Fix.unsure("write `" + meant + "`", source.span(start, end), meant)));
  }
}
