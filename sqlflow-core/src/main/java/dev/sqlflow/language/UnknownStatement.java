package dev.sqlflow.language;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Suggestions;
import java.util.Map;
import java.util.Optional;

/** Reports what is no statement, and says which one does the job. */
final class UnknownStatement {

  private static final String QUERY =
      "write `CREATE TABLE name AS ...` to keep its rows, or `EXPORT ... TO` to write them out";
  private static final String CHANGE =
      "tables are made as a whole: write `CREATE TABLE name AS SELECT ...` with the rows as they"
          + " should be";
  private static final String CONNECT =
      "declare a SOURCE with the connector's type, or a connection in the profile";

  /** What does the job of a statement of SQL. */
  private static final Map<String, String> ADVICE =
      Map.ofEntries(
          Map.entry("SELECT", QUERY),
          Map.entry("WITH", QUERY),
          Map.entry("FROM", QUERY),
          Map.entry("VALUES", QUERY),
          Map.entry("TABLE", QUERY),
          Map.entry("PIVOT", QUERY),
          Map.entry("UNPIVOT", QUERY),
          Map.entry("DESCRIBE", "`mvn sqlflow:plan` shows the columns of every table"),
          Map.entry("SUMMARIZE", QUERY),
          Map.entry("SHOW", "`mvn sqlflow:plan` shows every table"),
          Map.entry("EXPLAIN", "`mvn sqlflow:plan` shows what runs, and in which order"),
          Map.entry("INSERT", "write `CREATE TABLE name MODE APPEND AS SELECT ...` to add rows"),
          Map.entry(
              "MERGE", "write `CREATE TABLE name MODE UPSERT KEY key AS SELECT ...` to merge rows"),
          Map.entry(
              "REPLACE",
              "write `CREATE TABLE name MODE UPSERT KEY key AS SELECT ...` to merge rows"),
          Map.entry("UPDATE", CHANGE),
          Map.entry("DELETE", CHANGE),
          Map.entry("TRUNCATE", CHANGE),
          Map.entry("DROP", "a table that no statement makes is not there: remove this"),
          Map.entry("ALTER", "name and cast the columns in the query of CREATE TABLE"),
          Map.entry(
              "COPY",
              "write `EXPORT table TO \"path\" TYPE csv`, or SOURCE and LOAD to read files"),
          Map.entry("IMPORT", "write SOURCE and LOAD to read files"),
          Map.entry("ATTACH", CONNECT),
          Map.entry("DETACH", CONNECT),
          Map.entry("USE", "name the schema with the table: `schema.table`"),
          Map.entry("INSTALL", "a pipeline loads no extensions: connectors read and write"),
          Map.entry("PRAGMA", "settings of the engine stand in the profile under `engines`"),
          Map.entry("RESET", "settings of the engine stand in the profile under `engines`"),
          Map.entry("BEGIN", "every statement is a transaction of its own: remove this"),
          Map.entry("START", "every statement is a transaction of its own: remove this"),
          Map.entry("COMMIT", "every statement is a transaction of its own: remove this"),
          Map.entry("ROLLBACK", "every statement is a transaction of its own: remove this"),
          Map.entry("GRANT", "rights are given in the database itself"),
          Map.entry("CALL", "a pipeline calls no procedures"),
          Map.entry("EXECUTE", "a pipeline prepares no statements"),
          Map.entry("PREPARE", "a pipeline prepares no statements"),
          Map.entry("ANALYZE", "the engine does this itself: remove it"),
          Map.entry("VACUUM", "the engine does this itself: remove it"),
          Map.entry("CHECKPOINT", "the engine does this itself: remove it"));

  private final Problems problems;

  UnknownStatement(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reports a token at which a statement should begin.
   *
   * @return the keyword of the statement that is probably meant, or empty text
   */
  String report(Token first) {
    if (!first.is(Token.Kind.WORD)) {
      problems.add(problems.expected("a statement", first));
      return "";
    }
    String written = problems.text(first);
    String word = Keywords.upper(written, 0, written.length());
    String advice = ADVICE.get(word);
    if (advice != null) {
      problems.add(
          Diagnostic.at(DiagnosticCode.BARE_SQL, problems.span(first), word + " has no place here")
              .label("not a statement of a pipeline")
              .help(advice));
      return "";
    }
    if (isStray(word)) {
      problems.add(
          problems.expected("a statement", first).help("no IF is open that this could belong to"));
      return "";
    }
    Optional<String> nearest = Suggestions.nearest(word, Keywords.STATEMENTS);
    problems.add(
        Diagnostic.at(
                DiagnosticCode.UNKNOWN_STATEMENT,
                problems.span(first),
                "unknown statement `" + written + "`")
            .label("a statement begins with " + String.join(", ", Keywords.STATEMENTS))
            .didYouMean(nearest));
    return nearest.orElse("");
  }

  private static boolean isStray(String word) {
    return word.equals("END")
        || word.equals("ENDIF")
        || word.equals("ELSE")
        || word.equals("ELSEIF");
  }
}
