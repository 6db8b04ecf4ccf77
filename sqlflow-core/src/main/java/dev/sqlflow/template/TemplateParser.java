package dev.sqlflow.template;

import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.template.Template.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a text with references in it; also the defaults inside references, which are such texts.
 */
final class TemplateParser {

  /** What ends a text: {@code }} or a quote for a default, nothing for a whole text. */
  private static final char NOTHING = 0;

  private final LocatedText source;
  private final String text;
  private final int limit;
  private final ReferenceParser references;

  TemplateParser(LocatedText source, DiagnosticSink sink) {
    this(source, source.text().length(), new ReferenceParser(source, source.text().length(), sink));
  }

  TemplateParser(LocatedText source, int limit, ReferenceParser references) {
    this.source = source;
    this.text = source.text();
    this.limit = limit;
    this.references = references;
  }

  Template parse() {
    Scan scan = new Scan(0);
    scan.run(NOTHING);
    return new Template(scan.parts, source);
  }

  /**
   * Reads an unquoted default up to the brace that closes its reference.
   *
   * @return the default, or empty if nothing closes it
   */
  Optional<Default> unquoted(int start) {
    Scan scan = new Scan(start);
    if (!scan.run('}')) {
      return Optional.empty();
    }
    int end = Math.max(start, scan.contentEnd);
    return Optional.of(new Default(scan.template(start, end), scan.position));
  }

  /**
   * Reads a quoted default.
   *
   * @param quote where its quote stands
   * @return the default, ending behind the quote, or empty if nothing closes it
   */
  Optional<Default> quoted(int quote) {
    Scan scan = new Scan(quote + 1);
    if (!scan.run(text.charAt(quote))) {
      return Optional.empty();
    }
    Template template = scan.template(quote + 1, scan.position);
    return Optional.of(new Default(template, scan.position + 1));
  }

  /**
   * A default.
   *
   * @param template its text
   * @param end where reading goes on
   */
  record Default(Template template, int end) {}

  /** One walk over a text, from the left. */
  private final class Scan {
    private final List<Part> parts = new ArrayList<>();
    private LocatedText.Builder literal = LocatedText.builder();
    private int literalStart;
    private int runStart;
    private int position;
    private int contentEnd;
    private int braces;

    Scan(int start) {
      literalStart = start;
      runStart = start;
      position = start;
    }

    /** Walks to the closer; false if it never comes. */
    boolean run(char closer) {
      while (position < limit) {
        char c = text.charAt(position);
        if (c == '$') {
          dollar();
          continue;
        }
        if (c == closer && (braces == 0 || closer != '}')) {
          if (closer == '}' || !doubled(closer)) {
            end(closer);
            return true;
          }
          runTo(position + 1, position + 2);
          continue;
        }
        if (closer == '}') {
          braces += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        position++;
      }
      end(closer);
      return closer == NOTHING;
    }

    private void dollar() {
      if (text.startsWith("$${", position) && position + 3 <= limit) {
        runTo(position, position + 1);
        position = runStart + 2;
        contentEnd = position;
        braces++; // the brace that closes it belongs to the text as well
      } else if (text.startsWith("${", position) && position + 2 <= limit) {
        reference();
      } else {
        position++;
      }
    }

    private void reference() {
      ReferenceScan scan = references.read(position);
      Optional<Reference> reference = scan.reference();
      if (reference.isPresent()) {
        flush(position);
        parts.add(new Part.Hole(reference.get()));
        literalStart = scan.end();
        runStart = scan.end();
      }
      position = scan.end();
      contentEnd = position;
    }

    /** Adds the run up to {@code end} and goes on at {@code next}, leaving out what is between. */
    private void runTo(int end, int next) {
      literal.append(source, runStart, end);
      runStart = next;
      position = next;
    }

    private boolean doubled(char quote) {
      return position + 1 < limit && text.charAt(position + 1) == quote;
    }

    private void end(char closer) {
      int end = position;
      if (closer == '}') {
        end = Blanks.trimEnd(text, Math.max(runStart, contentEnd), position);
      }
      contentEnd = Math.max(contentEnd, end);
      flush(end);
    }

    private void flush(int end) {
      literal.append(source, runStart, Math.max(runStart, end));
      if (literal.length() > 0) {
        parts.add(new Part.Literal(literal.build(source.span(literalStart, end))));
        literal = LocatedText.builder();
      }
    }

    Template template(int start, int end) {
      LocatedText whole =
          LocatedText.builder().append(source, start, end).build(source.span(start, end));
      return new Template(parts, whole);
    }
  }
}
