package dev.sqlflow.language;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.template.ReferenceScan;
import java.util.ArrayList;
import java.util.List;

/** Reads the unquoted text of a SET, which runs to the {@code ;}. */
final class RawText {

  private final Tools tools;
  private final String text;
  private final int start;
  private final List<int[]> comments = new ArrayList<>();
  private int at;
  private int lastEnd;
  private boolean opensLine;

  private RawText(Tools tools, int start) {
    this.tools = tools;
    this.text = tools.file().text();
    this.start = start;
    this.at = start;
    this.lastEnd = start;
  }

  /**
   * Reads the text that begins at an offset.
   *
   * @return the text without the comments in it and the blanks at its end
   */
  static LocatedText read(Tools tools, int start) throws Damaged {
    return new RawText(tools, start).read();
  }

  private LocatedText read() throws Damaged {
    while (at < text.length() && !ends()) {
      step();
    }
    tools.scanner().seek(lastEnd);
    LocatedText.Builder builder = LocatedText.builder();
    int run = start;
    for (int[] comment : comments) {
      if (comment[0] < lastEnd) {
        builder.append(tools.problems().span(run, comment[0]));
        run = comment[1];
      }
    }
    return builder
        .append(tools.problems().span(run, lastEnd))
        .build(tools.problems().span(start, lastEnd));
  }

  private boolean ends() {
    char c = text.charAt(at);
    return c == ';'
        || (opensLine
            && Characters.isLetter(c)
            && tools.missingSemicolon().before(at, start, lastEnd));
  }

  private void step() throws Damaged {
    char c = text.charAt(at);
    if (Characters.isBlank(c)) {
      opensLine |= Characters.isLineEnd(c);
      at++;
    } else if (Characters.isOddBlank(c)) {
      at = tools.scanner().oddBlanks(at);
    } else if (startsComment()) {
      comment();
    } else {
      at = text.startsWith("${", at) ? reference() : text.startsWith("$${", at) ? at + 3 : at + 1;
      lastEnd = at;
      opensLine = false;
    }
  }

  /** A comment starts only after white space, or directly behind another: {@code data/*.csv}. */
  private boolean startsComment() {
    boolean behindComment = !comments.isEmpty() && comments.get(comments.size() - 1)[1] == at;
    return (behindComment || Characters.isBlank(text.charAt(at - 1)))
        && (text.startsWith("--", at) || text.startsWith("/*", at));
  }

  private void comment() throws Damaged {
    int end =
        text.charAt(at) == '-' ? Characters.lineEnd(text, at) : tools.scanner().commentEnd(at);
    comments.add(new int[] {at, end});
    for (int i = at; i < end; i++) {
      opensLine |= Characters.isLineEnd(text.charAt(i));
    }
    at = end;
  }

  /** References are checked when the text is whole; here only their ends matter. */
  private int reference() throws Damaged {
    Diagnosed<ReferenceScan> scan = tools.references().scan(at);
    if (!scan.best().closed()) {
      tools.problems().addAll(scan.diagnostics());
      tools.scanner().seek(tools.recovery().statementEnd(at + 2, false));
      throw new Damaged();
    }
    return scan.best().end();
  }
}
