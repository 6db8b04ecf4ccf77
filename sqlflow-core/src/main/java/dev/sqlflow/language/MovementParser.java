package dev.sqlflow.language;

import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.Template;
import java.util.List;
import java.util.Optional;

/** Reads SOURCE, LOAD and INCLUDE. */
final class MovementParser {

  private final Scanner scanner;
  private final Problems problems;
  private final Clauses clauses;
  private final ModeParser modes;

  MovementParser(Tools tools, Clauses clauses, ModeParser modes) {
    this.scanner = tools.scanner();
    this.problems = tools.problems();
    this.clauses = clauses;
    this.modes = modes;
  }

  Statement source(Token first, DefinedNames names) throws Damaged {
    Located<String> name = names.source(clauses.name("the name of the source"));
    if (scanner.accept("TYPE")) {
      Located<String> type = clauses.name("the type of a connector");
      if (!scanner.accept("PARAMS")) {
        throw problems.unexpected("`PARAMS`", scanner.peek(), List.of("PARAMS"));
      }
      Optional<MapValue> options = Optional.of(clauses.map("PARAMS"));
      return new Statement.Source(
          name, new Statement.Connection.Inline(type, options), from(first));
    }
    if (!scanner.accept("FROM")) {
      throw problems.unexpected("`TYPE` or `FROM`", scanner.peek(), List.of("TYPE", "FROM"));
    }
    Template connection = clauses.template("the name of a connection in quotes");
    Optional<MapValue> options = clauses.options("OPTIONS");
    return new Statement.Source(
        name, new Statement.Connection.Named(connection, options), from(first));
  }

  Statement load(Token first, DefinedNames names) throws Damaged {
    TableIdentifier table = names.table(clauses.table("the name of the table"));
    clauses.keyword("FROM");
    Token next = scanner.peek();
    if (next.is(Token.Kind.SINGLE_QUOTED)) {
      problems.add(
          problems
              .expected("the name of a source", next)
              .help("declare a SOURCE for it, and load that"));
      throw new Damaged();
    }
    Located<String> source = clauses.name("the name of a source");
    Optional<Mode> mode = modes.parse(false);
    Optional<MapValue> options = clauses.options("OPTIONS");
    return new Statement.Load(table, source, mode, options, from(first));
  }

  Statement include(Token first) throws Damaged {
    Template path = clauses.template("the path of a pipeline in quotes");
    Optional<Located<String>> label =
        scanner.accept("AS") ? Optional.of(clauses.name("a label")) : Optional.empty();
    return new Statement.Include(path, label, from(first));
  }

  private Span from(Token first) {
    return problems.span(first.start(), scanner.position());
  }
}
