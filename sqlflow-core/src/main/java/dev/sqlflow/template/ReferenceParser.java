package dev.sqlflow.template;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.Reference.Kind;
import java.util.Optional;

/** Reads references: what stands between <code>${</code> and its brace. */
final class ReferenceParser {

  private static final int DEEPEST = 64;
  private static final String SECRET = "secret";
  private static final String RAW = "raw";

  private final LocatedText source;
  private final String text;
  private final int limit;
  private final DiagnosticSink sink;
  private int depth;

  ReferenceParser(LocatedText source, int limit, DiagnosticSink sink) {
    this.source = source;
    this.text = source.text();
    this.limit = limit;
    this.sink = sink;
  }

  ReferenceScan read(int start) {
    if (depth == DEEPEST) {
      report(start, start + 2, "references nested deeper than " + DEEPEST, "one too many");
      return new ReferenceScan(Optional.empty(), limit, false);
    }
    depth++;
    ReferenceScan scan = head(start);
    depth--;
    return scan;
  }

  /** What a reference begins with: its dollar sign, its name and its form. */
  private record Head(int start, int nameStart, int nameEnd, Kind kind) {}

  private ReferenceScan head(int start) {
    int nameStart = Blanks.skip(text, start + 2, limit);
    int nameEnd = nameEnd(nameStart);
    int next = Blanks.skip(text, nameEnd, limit);
    boolean suffix = at(next, ':');
    if (text.substring(nameStart, nameEnd).equals(SECRET)) {
      return suffix ? secret(start, nameStart, next + 1) : reserved(start, nameStart, nameEnd);
    }
    if (nameEnd == nameStart || !(suffix || at(next, '|') || at(next, '}'))) {
      return badName(start, nameStart, next);
    }
    if (!suffix) {
      return tail(new Head(start, nameStart, nameEnd, Kind.VALUE), next);
    }
    int rawStart = Blanks.skip(text, next + 1, limit);
    int rawEnd = nameEnd(rawStart);
    if (!text.substring(rawStart, rawEnd).equals(RAW)) {
      return badForm(start, next, rawStart);
    }
    Head head = new Head(start, nameStart, nameEnd, Kind.RAW);
    return tail(head, Blanks.skip(text, rawEnd, limit));
  }

  private ReferenceScan secret(int start, int nameStart, int providerStart) {
    int providerEnd = providerStart;
    while (providerEnd < limit && isProviderPart(text.charAt(providerEnd))) {
      providerEnd++;
    }
    int textEnd = providerEnd;
    while (textEnd < limit && !at(textEnd, '|') && !at(textEnd, '}') && !isLineEnd(textEnd)) {
      textEnd++;
    }
    int next = Blanks.skip(text, textEnd, limit);
    int nameEnd = Blanks.trimEnd(text, providerEnd, textEnd);
    boolean whole =
        providerEnd > providerStart && at(providerEnd, ':') && nameEnd > providerEnd + 1;
    if (!whole) {
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.MALFORMED_REFERENCE,
                  source.span(nameStart, Math.max(nameEnd, nameStart)),
                  "malformed reference to a secret")
              .label("provider or text is missing")
              .help("write `${secret:provider:text}`"));
      return skip(start, next);
    }
    return tail(new Head(start, nameStart, nameEnd, Kind.SECRET), next);
  }

  /** Reads from behind the name to behind the brace. */
  private ReferenceScan tail(Head head, int position) {
    int start = head.start();
    if (at(position, '}')) {
      return done(head, Optional.empty(), false, position + 1);
    }
    if (!at(position, '|')) {
      return position < limit ? badForm(start, position, position) : unclosed(start, position);
    }
    int valueStart = Blanks.skip(text, position + 1, limit);
    boolean quoted = at(valueStart, '"') || at(valueStart, '\'');
    TemplateParser parser = new TemplateParser(source, limit, this);
    int errors = sink.diagnostics().size();
    Optional<TemplateParser.Default> value =
        quoted ? parser.quoted(valueStart) : parser.unquoted(valueStart);
    if (value.isEmpty()) {
      boolean reported = sink.diagnostics().size() > errors;
      return reported ? new ReferenceScan(Optional.empty(), limit, false) : unclosed(start, limit);
    }
    int end = Blanks.skip(text, value.get().end(), limit);
    if (end == limit) {
      return unclosed(start, limit);
    }
    if (!at(end, '}')) {
      report(end, end + 1, "text behind a quoted default", "`}` was expected here");
      return skip(start, end);
    }
    return done(head, Optional.of(value.get().template()), quoted, end + 1);
  }

  private ReferenceScan done(Head head, Optional<Template> fallback, boolean quoted, int end) {
    Reference reference =
        new Reference(
            text.substring(head.nameStart(), head.nameEnd()),
            head.kind(),
            fallback,
            quoted,
            source.span(head.start(), end),
            source.span(head.nameStart(), head.nameEnd()));
    return new ReferenceScan(Optional.of(reference), end, true);
  }

  private ReferenceScan reserved(int start, int nameStart, int nameEnd) {
    sink.add(
        Diagnostic.at(
                DiagnosticCode.RESERVED_NAME,
                source.span(nameStart, nameEnd),
                "`secret` can't be the name of a variable")
            .label("reserved for secrets")
            .help("write `${secret:provider:text}` for a secret, or rename the variable"));
    return skip(start, nameEnd);
  }

  private ReferenceScan badName(int start, int nameStart, int next) {
    int end = wordEnd(nameStart);
    if (end == limit || (isLineEnd(end) && !at(Blanks.skip(text, end, limit), '}'))) {
      return unclosed(start, Math.max(next, end));
    }
    int trimmed = Blanks.trimEnd(text, nameStart, end);
    if (trimmed == nameStart) {
      report(start, Math.min(limit, end + 1), "reference without a name", "name is missing");
    } else {
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.MALFORMED_REFERENCE,
                  source.span(nameStart, trimmed),
                  "`" + text.substring(nameStart, trimmed) + "` is not a name")
              .label("names are letters, digits, `_` and `.`, and begin with a letter or `_`")
              .help("write `$${` for a literal `${`"));
    }
    return skip(start, end);
  }

  private ReferenceScan badForm(int start, int from, int wordStart) {
    int end = Math.max(from + 1, Blanks.trimEnd(text, wordStart, wordEnd(wordStart)));
    sink.add(
        Diagnostic.at(
                DiagnosticCode.MALFORMED_REFERENCE,
                source.span(from, Math.min(end, limit)),
                "malformed reference")
            .label("`|`, `:raw` or `}` was expected here")
            .help("write `${name}`, `${name|default}` or `${name:raw}`"));
    return skip(start, end);
  }

  private ReferenceScan unclosed(int start, int end) {
    sink.add(
        Diagnostic.at(
                DiagnosticCode.UNCLOSED_REFERENCE,
                source.span(start, start + 2),
                "unclosed reference")
            .label("no `}` closes this")
            .help("add the `}`, or write `$${` for a literal `${`"));
    return new ReferenceScan(Optional.empty(), end, false);
  }

  /** Goes on behind the brace that closes a malformed reference. */
  private ReferenceScan skip(int start, int from) {
    int open = 1;
    for (int i = Math.max(from, start + 2); i < limit; i++) {
      open += at(i, '{') ? 1 : at(i, '}') ? -1 : 0;
      if (open == 0) {
        return new ReferenceScan(Optional.empty(), i + 1, true);
      }
    }
    return new ReferenceScan(Optional.empty(), limit, false);
  }

  private void report(int start, int end, String message, String label) {
    Span span = source.span(start, Math.min(end, limit));
    sink.add(Diagnostic.at(DiagnosticCode.MALFORMED_REFERENCE, span, message).label(label));
  }

  private int nameEnd(int start) {
    int end = start;
    if (end < limit && isLetter(text.charAt(end))) {
      while (end < limit && isNamePart(text.charAt(end))) {
        end++;
      }
    }
    return end;
  }

  private int wordEnd(int start) {
    int end = start;
    while (end < limit && !at(end, '|') && !at(end, '}') && !isLineEnd(end)) {
      end++;
    }
    return end;
  }

  private boolean at(int offset, char c) {
    return offset < limit && text.charAt(offset) == c;
  }

  private boolean isLineEnd(int offset) {
    return at(offset, '\n') || at(offset, '\r');
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isNamePart(char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || c == '.';
  }

  private static boolean isProviderPart(char c) {
    return isNamePart(c) || c == '-';
  }
}
