package dev.sqlflow.plan;

import dev.sqlflow.plan.Action.TableRead;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which versions of tables the statements of a pipeline read. A view is its query: who reads it
 * reads, at its own place in the file, what the query names; or at the place of the view if that
 * stands behind the reader. For one thread.
 */
final class Versions {

  private final Bindings bindings;
  private final Environment environment;
  private final Map<Action, List<VersionRead>> reads = new HashMap<>();

  Versions(Bindings bindings, Environment environment) {
    this.bindings = bindings;
    this.environment = environment;
  }

  /**
   * What a table holds between two writes.
   *
   * @param table which one
   * @param writer the statement that wrote it; empty for what lies in the database
   */
  record Version(TableName table, Optional<Action> writer) {}

  /**
   * A version that a statement reads.
   *
   * @param version which one
   * @param span where the statement names it, or the view before it
   * @param through the view whose query names it; empty if the statement does
   */
  record VersionRead(Version version, Span span, Optional<TableName> through) {

    String words() {
      String what = "reads `" + version.table() + "`";
      return through.map(view -> what + " through view `" + view + "`").orElse(what);
    }
  }

  /**
   * What a name means at a place.
   *
   * @param version the table or view
   * @param view the statement that defines it, if it is a view; perhaps of another pipeline
   * @param inside the place at which the view's query is read
   */
  record Meaning(Version version, Optional<Action> view, int inside) {}

  /** A view whose query is read at a place. */
  private record Opened(Action view, int place) {}

  /** The place of a statement: what is written before it is there. A view's own name means it. */
  static int place(Action action) {
    return action.view().isPresent() ? action.index() + 1 : action.index();
  }

  /** What a statement finds under a name at its own place or, behind a view, at a later one. */
  Meaning meaning(Action reader, TableName table, int place) {
    Optional<Action> writer = bindings.versionRead(reader, table, place);
    Version version = new Version(table, writer);
    if (writer.isPresent()) {
      int inside = Math.max(place, writer.get().index() + 1);
      return new Meaning(version, writer.filter(one -> one.view().isPresent()), inside);
    }
    return new Meaning(version, environment.storedView(bindings, table), place);
  }

  /** Everything that a statement reads: what it names and what lies behind the views among it. */
  List<VersionRead> of(Action action) {
    List<VersionRead> known = reads.get(action);
    if (known == null) {
      List<VersionRead> found = new ArrayList<>();
      for (TableRead read : action.reads()) {
        Meaning meaning = meaning(action, read.table(), place(action));
        found.add(new VersionRead(meaning.version(), read.span(), Optional.empty()));
        behind(action, meaning, read.span(), new HashSet<>(), found);
      }
      known = List.copyOf(found);
      reads.put(action, known);
    }
    return known;
  }

  private void behind(
      Action reader, Meaning outer, Span span, Set<Opened> opened, List<VersionRead> found) {
    Optional<Action> view = outer.view();
    if (view.isEmpty() || !opened.add(new Opened(view.get(), outer.inside()))) {
      return;
    }
    for (TableRead read : view.get().reads()) {
      Meaning meaning = meaning(reader, read.table(), outer.inside());
      found.add(new VersionRead(meaning.version(), span, Optional.of(outer.version().table())));
      behind(reader, meaning, span, opened, found);
    }
  }
}
