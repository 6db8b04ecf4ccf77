package dev.sqlflow.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Damages programs: most of what comes out is invalid, and some of it still valid. */
final class Mutations {

  private static final Pattern TOKEN = Pattern.compile("\\s+|\\w+|.", Pattern.DOTALL);

  private Mutations() {}

  /** What is done to a text. */
  private enum Kind {
    DELETE,
    DUPLICATE,
    SWAP,
    INSERT,
    DELETE_CHARACTER,
    INSERT_INSIDE,
    TRUNCATE
  }

  private record Mutation(Kind kind, int place, String insertion) {

    String applyTo(String text) {
      List<String> tokens =
          new ArrayList<>(TOKEN.matcher(text).results().map(MatchResult::group).toList());
      int at = Math.floorMod(place, tokens.size() + 1);
      int inside = Math.floorMod(place, text.length() + 1);
      boolean token = at < tokens.size();
      switch (kind) {
        case DELETE -> {
          if (token) {
            tokens.remove(at);
          }
        }
        case DUPLICATE -> tokens.add(at, token ? tokens.get(at) : insertion);
        case SWAP -> {
          if (at + 1 < tokens.size()) {
            Collections.swap(tokens, at, at + 1);
          }
        }
        case INSERT -> tokens.add(at, insertion);
        case TRUNCATE -> tokens.subList(at, tokens.size()).clear();
        case DELETE_CHARACTER -> {
          return text.substring(0, inside) + text.substring(Math.min(text.length(), inside + 1));
        }
        case INSERT_INSIDE -> {
          return text.substring(0, inside) + insertion + text.substring(inside);
        }
      }
      return String.join("", tokens);
    }
  }

  /** Programs with one to three faults put in. */
  static Arbitrary<String> damaged(Arbitrary<String> programs) {
    Arbitrary<Mutation> mutation =
        Combinators.combine(Arbitraries.of(Kind.values()), Arbitraries.integers(), insertions())
            .as(Mutation::new);
    return Combinators.combine(programs, mutation.list().ofMinSize(1).ofMaxSize(3))
        .as(
            (program, mutations) -> {
              String text = program;
              for (Mutation one : mutations) {
                text = one.applyTo(text);
              }
              return text;
            });
  }

  static Arbitrary<String> insertions() {
    return Arbitraries.of(
        "'",
        "\"",
        "(",
        ")",
        "{",
        "}",
        "[",
        "]",
        "${",
        "$$",
        "$",
        "$${",
        "/*",
        "*/",
        "--",
        ";",
        ",",
        "\\",
        "\u00a0",
        "\u2028",
        "\u000b",
        "\0",
        "\n",
        " ",
        "x",
        "1",
        "=",
        "==",
        "!",
        "-",
        ".",
        ":",
        "|",
        "@",
        "e'",
        "E",
        "é",
        "😀",
        "\ud800",
        "\udc00",
        "\ufeff",
        " IF ",
        " THEN ",
        " ELSE ",
        " ELSE IF ",
        "\nEND IF;",
        "\nEND IF",
        "\nELSE\n",
        "\nLOAD a FROM b;",
        "\nLOAD a FROM b",
        "\nload\n",
        "\nSET a = 1",
        "\nCREATE VIEW v AS SELECT 1;",
        "\nCHECK c ON t AS x;",
        "\nEXPORT t TO 'x';",
        " TO 'x' ",
        " TO 'x' TYPE csv",
        " SIMILAR TO 'x'",
        " SEVERITY WARN",
        " MODE APPEND ",
        " OPTIONS {} ",
        " AS ",
        " CASE ",
        " END ",
        " AND ",
        " NOT ",
        " NULL ",
        " secret ",
        "${secret}",
        "${a b}",
        "${1}",
        "${a|'x' y}",
        "${a:",
        "\\u0000",
        "\\ud800",
        "007",
        "1e99999",
        "\"a\": 1, ",
        "SELECT ",
        "\nIF ${a} THEN\n",
        "\nSOURCE s TYPE t ",
        "\nINCLUDE 'x';",
        "*",
        "\\'",
        " && ",
        " || ",
        "''",
        "\"\"",
        ".csv",
        "/");
  }
}
