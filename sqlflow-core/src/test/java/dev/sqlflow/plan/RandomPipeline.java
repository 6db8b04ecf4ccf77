package dev.sqlflow.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Small pipelines that write and read a few tables and views, and check and export them. */
final class RandomPipeline {

  private static final List<String> TABLES = List.of("t", "u");
  private static final List<String> VIEWS = List.of("v", "x");
  private static final List<String> NAMES = List.of("t", "u", "v", "x");

  private RandomPipeline() {}

  /** What a line does. */
  enum Kind {
    CREATE,
    VIEW,
    CHECK,
    EXPORT
  }

  /**
   * A statement.
   *
   * @param kind what it does
   * @param target what it writes, or its own name
   * @param reads what its query names
   */
  record Line(Kind kind, String target, Set<String> reads) {

    Optional<String> writes() {
      return kind == Kind.CREATE || kind == Kind.VIEW ? Optional.of(target) : Optional.empty();
    }
  }

  static Arbitrary<List<Line>> lines() {
    Arbitrary<Set<String>> reads = Arbitraries.of(NAMES).set().ofMinSize(0).ofMaxSize(2);
    Arbitrary<Line> create =
        Combinators.combine(Arbitraries.of(TABLES), reads)
            .as((target, names) -> new Line(Kind.CREATE, target, names));
    Arbitrary<Line> view =
        Combinators.combine(Arbitraries.of(VIEWS), reads)
            .as((target, names) -> new Line(Kind.VIEW, target, names));
    Arbitrary<Line> check = reads.map(names -> new Line(Kind.CHECK, "", names));
    Arbitrary<Line> export = reads.map(names -> new Line(Kind.EXPORT, "", names));
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(4, create),
            net.jqwik.api.Tuple.of(2, view),
            net.jqwik.api.Tuple.of(1, check),
            net.jqwik.api.Tuple.of(2, export))
        .list()
        .ofMinSize(3)
        .ofMaxSize(6)
        .map(RandomPipeline::withoutUnknownNames);
  }

  /** What no line writes can't be read. */
  private static List<Line> withoutUnknownNames(List<Line> lines) {
    Set<String> written = new TreeSet<>();
    lines.forEach(line -> line.writes().ifPresent(written::add));
    List<Line> sound = new ArrayList<>();
    for (Line line : lines) {
      Set<String> reads = new TreeSet<>(line.reads());
      reads.retainAll(written);
      sound.add(new Line(line.kind(), line.target(), reads));
    }
    return sound;
  }

  static String text(List<Line> lines) {
    return String.join("\n", texts(lines));
  }

  /** One text a line. */
  static List<String> texts(List<Line> lines) {
    List<String> texts = new ArrayList<>();
    for (Line line : lines) {
      String query = query(line.reads());
      int number = texts.size();
      texts.add(
          switch (line.kind()) {
            case CREATE -> "CREATE OR REPLACE TABLE " + line.target() + " AS " + query + ";";
            case VIEW -> "CREATE OR REPLACE VIEW " + line.target() + " AS " + query + ";";
            case CHECK -> "CHECK c" + number + " AS " + query + ";";
            case EXPORT -> "EXPORT (" + query + ") TO \"" + number + ".csv\" TYPE csv;";
          });
    }
    return texts;
  }

  private static String query(Set<String> reads) {
    return reads.isEmpty() ? "SELECT 1 AS n" : "SELECT 1 AS n FROM " + String.join(", ", reads);
  }
}
