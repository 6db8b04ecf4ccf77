package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Suggestions;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/** Decides which pipelines a selection means. */
final class PipelineSelector {

  private static final int MOST_LISTED = 10;

  private final List<PipelineFile> pipelines;
  private final DiagnosticSink sink = new DiagnosticSink();

  PipelineSelector(List<PipelineFile> pipelines) {
    this.pipelines = pipelines;
  }

  /**
   * Returns what is selected, in the order of the files; an item that means nothing is an error.
   */
  Diagnosed<List<PipelineFile>> select(Selection selection) {
    if (selection.items().isEmpty()) {
      return sink.with(pipelines);
    }
    List<PipelineFile> chosen = new ArrayList<>();
    selection.items().forEach(item -> chosen.addAll(matching(item)));
    return sink.with(pipelines.stream().filter(chosen::contains).toList());
  }

  private List<PipelineFile> matching(String item) {
    if (item.startsWith("tag:") || item.startsWith("+") || item.endsWith("+")) {
      sink.add(notYet(item));
      return List.of();
    }
    try {
      List<PipelineFile> matches = pipelines.stream().filter(matcher(item)).toList();
      if (matches.isEmpty()) {
        sink.add(nothing(item));
      }
      return matches;
    } catch (PatternSyntaxException e) {
      sink.add(
          Diagnostic.of(
              DiagnosticCode.NOTHING_SELECTED,
              "`" + item + "` is no pattern: " + e.getDescription()));
      return List.of();
    }
  }

  private static Predicate<PipelineFile> matcher(String item) {
    String path = item.replace('\\', '/');
    if (!path.contains("/") && !path.endsWith(PipelineFile.EXTENSION)) {
      PathMatcher names = glob(path);
      return pipeline -> names.matches(Path.of(pipeline.name()));
    }
    String file = path.startsWith("./") ? path.substring(2) : path;
    String folder = file.endsWith("/") ? file : file + "/";
    PathMatcher files = glob(file);
    return pipeline ->
        pipeline.file().equals(file)
            || pipeline.file().startsWith(folder)
            || files.matches(Path.of(pipeline.file()))
            || pipeline.path().equals(Path.of(item));
  }

  // The JDK's ** wants at least one folder, people's ** does not.
  private static PathMatcher glob(String pattern) {
    return FileSystems.getDefault().getPathMatcher("glob:" + pattern.replace("**/", "{,**/}"));
  }

  private Diagnostic nothing(String item) {
    return Diagnostic.of(DiagnosticCode.NOTHING_SELECTED, "no pipeline matches `" + item + "`")
        .didYouMean(nearest(item.replace('\\', '/')))
        .help(known())
        .build();
  }

  // Folders say little about what was meant: the last part decides.
  private Optional<String> nearest(String item) {
    boolean path = item.contains("/") || item.endsWith(PipelineFile.EXTENSION);
    String last = item.substring(item.lastIndexOf('/') + 1);
    String name = last.replace(PipelineFile.EXTENSION, "");
    List<String> names = pipelines.stream().map(PipelineFile::name).toList();
    return Suggestions.nearest(name, names)
        .map(found -> path ? pipelines.get(names.indexOf(found)).file() : found);
  }

  private String known() {
    if (pipelines.isEmpty()) {
      return "there are no pipelines here";
    }
    List<String> files = pipelines.stream().map(PipelineFile::file).toList();
    int more = files.size() - MOST_LISTED;
    return "the pipelines are "
        + String.join(", ", files.subList(0, Math.min(files.size(), MOST_LISTED)))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static Diagnostic notYet(String item) {
    return Diagnostic.of(
            DiagnosticCode.NOT_RUNNABLE_YET,
            "selection by tag or dependency (`" + item + "`) is not in this version")
        .help("select by path, glob or name")
        .build();
  }
}
