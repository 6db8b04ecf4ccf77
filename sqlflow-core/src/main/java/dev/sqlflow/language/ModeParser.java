package dev.sqlflow.language;

import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a MODE clause. */
final class ModeParser {

  private static final List<String> MODES = List.of("REPLACE", "APPEND", "UPSERT");
  private static final List<String> CREATE_MODES =
      List.of("REPLACE", "APPEND", "UPSERT", "INCREMENTAL");

  private final Tools tools;
  private final Scanner scanner;
  private final Problems problems;
  private final Clauses clauses;

  ModeParser(Tools tools, Clauses clauses) {
    this.tools = tools;
    this.scanner = tools.scanner();
    this.problems = tools.problems();
    this.clauses = clauses;
  }

  /**
   * Reads the clause if it comes next.
   *
   * @param incremental whether INCREMENTAL has a meaning here
   */
  Optional<Mode> parse(boolean incremental) throws Damaged {
    int start = scanner.peek().start();
    if (!scanner.accept("MODE")) {
      return Optional.empty();
    }
    if (scanner.accept("REPLACE")) {
      return Optional.of(new Mode.Replace(from(start)));
    }
    if (scanner.accept("APPEND")) {
      return Optional.of(new Mode.Append(from(start)));
    }
    if (scanner.accept("UPSERT")) {
      clauses.keyword("KEY");
      List<Located<String>> keys = scanner.atSign('(') ? bracketedKeys() : keys();
      return Optional.of(new Mode.Upsert(keys, from(start)));
    }
    if (incremental && scanner.accept("INCREMENTAL")) {
      return Optional.of(incremental(start));
    }
    List<String> modes = incremental ? CREATE_MODES : MODES;
    throw problems.unexpected("one of " + String.join(", ", modes), scanner.peek(), modes);
  }

  private Mode incremental(int start) throws Damaged {
    clauses.keyword("BY");
    Located<String> column = clauses.name("the name of a column");
    Optional<Located<String>> lookback =
        scanner.accept("LOOKBACK") ? Optional.of(duration()) : Optional.empty();
    return new Mode.Incremental(column, lookback, from(start));
  }

  private Located<String> duration() throws Damaged {
    Token first = scanner.peek();
    if (first.isQuoted()) {
      scanner.next();
      return new Located<>(clauses.string(first).text(), problems.span(first));
    }
    if (!first.is(Token.Kind.NUMBER)) {
      throw problems.unexpected("a duration such as `7 DAYS` or `'PT6H'`", first);
    }
    scanner.next();
    Token unit = scanner.peek();
    if (!unit.is(Token.Kind.WORD)) {
      throw problems.unexpected("a unit such as `DAYS`", unit);
    }
    scanner.next();
    return new Located<>(problems.text(first) + " " + problems.text(unit), from(first.start()));
  }

  private List<Located<String>> keys() throws Damaged {
    List<Located<String>> keys = new ArrayList<>();
    do {
      keys.add(key());
      while (missingComma()) {
        keys.add(key());
      }
    } while (scanner.acceptSign(','));
    return keys;
  }

  private boolean missingComma() throws Damaged {
    Token next = scanner.peek();
    boolean key =
        next.is(Token.Kind.WORD)
            && !next.opensLine()
            && next.end() < tools.file().text().length() // else it may be half of OPTIONS
            && !scanner.at("OPTIONS")
            && !scanner.at("AS")
            && !scanner.at("TO")
            && !scanner.at("MODE");
    if (key) {
      problems.missingComma(scanner.position());
    }
    return key;
  }

  private List<Located<String>> bracketedKeys() throws Damaged {
    Token open = scanner.next();
    List<Located<String>> keys = new ArrayList<>();
    while (!scanner.atSign(')') || keys.isEmpty()) {
      if (scanner.peek().is(Token.Kind.END) || scanner.atSign(';')) {
        throw problems.unclosed(open.start(), 1, "bracket", ")");
      }
      keys.add(key());
      boolean another = scanner.peek().is(Token.Kind.WORD) && !scanner.at("OPTIONS");
      if (another || scanner.peek().is(Token.Kind.DOUBLE_QUOTED)) {
        problems.missingComma(scanner.position());
      } else if (!scanner.acceptSign(',') && !scanner.atSign(')') && !scanner.atSign(';')) {
        throw problems.unexpected("`,` or `)`", scanner.peek());
      }
    }
    scanner.next();
    return keys;
  }

  private Located<String> key() throws Damaged {
    return clauses.name("the name of a key column");
  }

  private Span from(int start) {
    return problems.span(start, scanner.position());
  }
}
