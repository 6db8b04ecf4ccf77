package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.migrate.FileChange;
import dev.sqlflow.migrate.TextEdits;
import dev.sqlflow.plan.Planner;
import dev.sqlflow.source.Drafts;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies safe fixes. One may bring another one to light, so a project is checked again, as it
 * would be, until nothing is left to do; the files are written at the end.
 */
final class ProjectFix {

  // Fixes that undo each other would go on for ever.
  private static final int MOST_ROUNDS = 20;

  private final Project project;
  private final RewriteRequest request;
  private final Planner planner;
  private final Map<Path, SourceFile> originals = new LinkedHashMap<>();
  private final Map<Path, String> texts = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  ProjectFix(Project project, RewriteRequest request, Planner planner) {
    this.project = project;
    this.request = request;
    this.planner = planner;
  }

  RewriteResult run() {
    List<Diagnostic> found = check();
    for (int round = 0; round < MOST_ROUNDS && apply(found); round++) {
      found = check();
    }
    return Rewrites.end(project, found, changes(), notes, request.dryRun());
  }

  private List<Diagnostic> check() {
    return new ProjectCheck(project, new Drafts(drafts()))
        .check(request.selection(), Purpose.validate(Optional.empty()), Optional.of(planner))
        .result()
        .diagnostics();
  }

  private Map<Path, byte[]> drafts() {
    Map<Path, byte[]> drafts = new LinkedHashMap<>();
    changes().forEach(change -> drafts.put(change.path(), change.bytes()));
    return drafts;
  }

  private List<FileChange> changes() {
    List<FileChange> changes = new ArrayList<>();
    texts.forEach(
        (path, text) ->
            changes.add(
                new FileChange(
                    path, project.nameOf(path), Optional.ofNullable(originals.get(path)), text)));
    return changes;
  }

  /** Applies what does not overlap; the rest waits for the next round. */
  private boolean apply(List<Diagnostic> found) {
    Map<SourceFile, TextEdits> edits = new LinkedHashMap<>();
    for (Diagnostic diagnostic : found) {
      diagnostic.fix().filter(Fix::isApplicable).ifPresent(fix -> apply(diagnostic, fix, edits));
    }
    edits.forEach(this::rewrite);
    return !edits.isEmpty();
  }

  private void apply(Diagnostic diagnostic, Fix fix, Map<SourceFile, TextEdits> edits) {
    Span place = fix.edits().get(0).span();
    SourceFile file = place.file();
    if (edits.computeIfAbsent(file, any -> new TextEdits()).add(inLinesOf(file, fix))) {
      notes.add(
          "%s:%s: %s (%s)%s"
              .formatted(
                  file.name(),
                  place.from().line(),
                  fix.title(),
                  diagnostic.code().id(),
                  toDo(diagnostic, fix)));
    }
  }

  // What stood there is gone from the file: somebody has to put it where it is looked for.
  private static String toDo(Diagnostic diagnostic, Fix fix) {
    return diagnostic.code() == DiagnosticCode.LITERAL_SECRET
        ? "; to do: supply " + fix.edits().get(0).replacement() + ", and change the secret"
        : "";
  }

  private static List<Fix.Edit> inLinesOf(SourceFile file, Fix fix) {
    boolean windows = file.text().contains("\r\n");
    return windows
        ? fix.edits().stream()
            .map(edit -> new Fix.Edit(edit.span(), edit.replacement().replace("\n", "\r\n")))
            .toList()
        : fix.edits();
  }

  private void rewrite(SourceFile file, TextEdits edits) {
    Path path = project.baseDirectory().resolve(file.name()).normalize();
    originals.putIfAbsent(path, file);
    texts.put(path, edits.applyTo(file.text()));
  }
}
