package dev.sqlflow.language;

import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.SqlTemplate;
import java.util.List;
import java.util.Optional;

/** Reads CREATE TABLE and CREATE VIEW. */
final class CreateParser {

  private static final List<String> KINDS = List.of("TABLE", "VIEW");

  private final Tools tools;
  private final Scanner scanner;
  private final Problems problems;
  private final Clauses clauses;
  private final ModeParser modes;

  CreateParser(Tools tools, Clauses clauses, ModeParser modes) {
    this.tools = tools;
    this.scanner = tools.scanner();
    this.problems = tools.problems();
    this.clauses = clauses;
    this.modes = modes;
  }

  Statement create(Token first, DefinedNames names) throws Damaged {
    Optional<Span> orReplace = orReplace();
    boolean temporary = temporary();
    if (!scanner.at("TABLE") && !scanner.at("VIEW")) {
      throw otherKind(scanner.peek());
    }
    boolean view = scanner.is(scanner.next(), "VIEW");
    boolean damaged = ifNotExists() || temporary;
    String what = view ? "the name of the view" : "the name of the table";
    TableIdentifier name = names.table(clauses.table(what));
    if (damaged) {
      throw new Damaged();
    }
    return view ? view(first, orReplace, name) : table(first, orReplace, name);
  }

  private Statement view(Token first, Optional<Span> orReplace, TableIdentifier name)
      throws Damaged {
    as(name, List.of("AS"));
    SqlTemplate query = SqlSkimmer.skim(tools, SliceEnd.SEMICOLON, false);
    return new Statement.CreateView(name, orReplace, query, from(first));
  }

  private Statement table(Token first, Optional<Span> orReplace, TableIdentifier name)
      throws Damaged {
    Optional<Mode> mode = modes.parse(true);
    boolean contradiction =
        orReplace.isPresent() && mode.isPresent() && contradict(orReplace, mode);
    Optional<MapValue> options = clauses.options("OPTIONS");
    as(name, List.of("AS", "MODE", "OPTIONS"));
    boolean macros = mode.isPresent() && mode.get() instanceof Mode.Incremental;
    SqlTemplate query = SqlSkimmer.skim(tools, SliceEnd.SEMICOLON, macros);
    if (contradiction) {
      throw new Damaged();
    }
    return new Statement.CreateTable(name, orReplace, mode, options, query, from(first));
  }

  private Optional<Span> orReplace() throws Damaged {
    Token or = scanner.peek();
    if (!scanner.accept("OR")) {
      return Optional.empty();
    }
    clauses.keyword("REPLACE");
    return Optional.of(from(or));
  }

  /** OR REPLACE forgets the rows that these modes are about. */
  private boolean contradict(Optional<Span> orReplace, Optional<Mode> mode) {
    if (mode.get() instanceof Mode.Replace) {
      return false;
    }
    Span place = orReplace.get();
    int next = Characters.skipTrivia(tools.file().text(), place.end());
    problems.add(
        Diagnostic.at(DiagnosticCode.REPLACE_WITH_MODE, place, "OR REPLACE contradicts the mode")
            .label("replaces the table")
            .related(mode.get().span(), "keeps its rows")
            .fix(Fix.unsure("remove OR REPLACE", problems.span(place.start(), next), "")));
    return true;
  }

  private boolean temporary() throws Damaged {
    Token token = scanner.peek();
    if (!scanner.accept("TEMP") && !scanner.accept("TEMPORARY")) {
      return false;
    }
    problems.add(
        Diagnostic.at(
                DiagnosticCode.UNEXPECTED_TOKEN, problems.span(token), "no table is temporary")
            .label("`" + problems.text(token) + "` stands here")
            .help("remove it: with an in-memory engine no table outlives the run")
            .fix(Fix.unsure("remove it", problems.span(token), "")));
    return true;
  }

  private boolean ifNotExists() throws Damaged {
    Token start = scanner.peek();
    int before = scanner.position();
    if (!(scanner.accept("IF") && scanner.accept("NOT") && scanner.accept("EXISTS"))) {
      scanner.seek(before);
      return false;
    }
    problems.add(
        Diagnostic.at(
                DiagnosticCode.UNEXPECTED_TOKEN,
                from(start),
                "IF NOT EXISTS has no meaning in a pipeline")
            .label("a CREATE always makes its table")
            .help("remove it, or write `MODE APPEND` behind the name to add rows")
            .fix(Fix.unsure("remove IF NOT EXISTS", from(start), "")));
    return true;
  }

  private void as(TableIdentifier name, List<String> clauseWords) throws Damaged {
    if (scanner.accept("AS")) {
      return;
    }
    Token found = scanner.peek();
    if (!scanner.atSign('(')) {
      throw problems.unexpected("`AS` and a query", found, clauseWords);
    }
    problems.add(
        problems
            .expected("`AS` and a query", found)
            .help("the columns of `" + name + "` come from its query"));
    throw new Damaged();
  }

  private Damaged otherKind(Token found) throws Damaged {
    if (scanner.at("SCHEMA")) {
      problems.add(
          Diagnostic.at(
                  DiagnosticCode.BARE_SQL, problems.span(found), "CREATE SCHEMA has no place here")
              .label("not a statement of a pipeline")
              .help("schemas are created when a table names them: remove this"));
      return new Damaged();
    }
    return problems.unexpected("`TABLE` or `VIEW`", found, KINDS);
  }

  private Span from(Token first) {
    return problems.span(first.start(), scanner.position());
  }
}
