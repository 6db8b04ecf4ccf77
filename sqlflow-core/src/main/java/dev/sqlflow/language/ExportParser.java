package dev.sqlflow.language;

import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.SqlTemplate;
import dev.sqlflow.template.Template;
import java.util.List;
import java.util.Optional;

/** Reads EXPORT. */
final class ExportParser {

  private static final List<String> QUERIES =
      List.of(
          "SELECT",
          "WITH",
          "FROM",
          "VALUES",
          "TABLE",
          "PIVOT",
          "UNPIVOT",
          "DESCRIBE",
          "SUMMARIZE",
          "SHOW");

  private final Tools tools;
  private final Scanner scanner;
  private final Problems problems;
  private final Clauses clauses;
  private final ModeParser modes;

  ExportParser(Tools tools, Clauses clauses, ModeParser modes) {
    this.tools = tools;
    this.scanner = tools.scanner();
    this.problems = tools.problems();
    this.clauses = clauses;
    this.modes = modes;
  }

  Statement export(Token first) throws Damaged {
    Statement.Subject subject = subject();
    if (!scanner.accept("TO")) {
      throw problems.unexpected("`TO` and a destination", scanner.peek(), List.of("TO"));
    }
    Token string = scanner.peek();
    Template destination = clauses.template("a destination in quotes");
    Optional<Located<String>> type = type();
    Optional<Mode> mode = modes.parse(false);
    Optional<MapValue> options = clauses.options("OPTIONS");
    if (type.isEmpty() && looksLikePath(destination)) {
      throw withoutType(string, destination);
    }
    Statement.Connection connection =
        type.isPresent()
            ? new Statement.Connection.Inline(type.get(), options)
            : new Statement.Connection.Named(destination, options);
    Span span = problems.span(first.start(), scanner.position());
    return new Statement.Export(subject, destination, connection, mode, span);
  }

  private Optional<Located<String>> type() throws Damaged {
    return scanner.accept("TYPE")
        ? Optional.of(clauses.name("the type of a connector"))
        : Optional.empty();
  }

  /** {@code EXPORT name TO} is a table whatever it is called. */
  private Statement.Subject subject() throws Damaged {
    Token first = scanner.peek();
    int before = scanner.position();
    boolean name = first.is(Token.Kind.WORD) || first.is(Token.Kind.DOUBLE_QUOTED);
    boolean query = isQuery(first);
    if (name && (!query || followedByTo(first))) {
      scanner.seek(before);
      return new Statement.Subject.Table(clauses.table("a table or a query"));
    }
    scanner.seek(before);
    if (!query) {
      throw problems.unexpected("a table or a query", first);
    }
    SliceEnd end = new ExportEnd(tools.file().text(), tools.starts());
    SqlTemplate sql = SqlSkimmer.skim(tools, end, false);
    return new Statement.Subject.Query(sql);
  }

  private boolean followedByTo(Token first) {
    int next = Characters.skipTrivia(tools.file().text(), first.end());
    int end = Characters.wordEnd(tools.file().text(), next);
    return Characters.spells(tools.file().text(), next, end, "TO");
  }

  private boolean isQuery(Token first) throws Damaged {
    if (first.is(Token.Kind.REFERENCE) || scanner.atSign('(')) {
      return true;
    }
    if (first.is(Token.Kind.WORD)) {
      for (String word : QUERIES) {
        if (scanner.is(first, word)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean looksLikePath(Template destination) {
    String text = destination.source().text();
    return text.indexOf('/') >= 0 || text.indexOf('\\') >= 0 || !typeOf(text).isEmpty();
  }

  private static String typeOf(String path) {
    if (path.endsWith(".csv") || path.endsWith(".tsv") || path.endsWith(".csv.gz")) {
      return "csv";
    }
    if (path.endsWith(".json") || path.endsWith(".jsonl") || path.endsWith(".ndjson")) {
      return "json";
    }
    return path.endsWith(".parquet") ? "parquet" : "";
  }

  private Damaged withoutType(Token string, Template destination) {
    String known = typeOf(destination.source().text());
    String clause = "TYPE " + (known.isEmpty() ? "csv" : known);
    Span behind = problems.span(string.end(), string.end());
    problems.add(
        Diagnostic.at(
                DiagnosticCode.DESTINATION_WITHOUT_TYPE,
                problems.span(string),
                "a destination that looks like a path needs a TYPE")
            .label("without TYPE this names a connection of the profile")
            .help("add `" + clause + "` behind it")
            .fix(Fix.unsure("add " + clause, behind, " " + clause)));
    return new Damaged();
  }
}
