package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Suggestions;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/** Decides which pipelines a selection means. */
final class PipelineSelector {

  private static final int MOST_LISTED = 10;

  private final List<PipelineFile> pipelines;
  private final Function<PipelineFile, List<String>> tags;
  private final DiagnosticSink sink = new DiagnosticSink();

  /**
   * Makes a selector.
   *
   * @param pipelines to choose from, in order
   * @param tags tells the tags of a pipeline; asked only if a selection names some
   */
  PipelineSelector(List<PipelineFile> pipelines, Function<PipelineFile, List<String>> tags) {
    this.pipelines = pipelines;
    this.tags = tags;
  }

  /** Returns what is selected; an item that means nothing is an error. */
  Diagnosed<SelectedPipelines> select(Selection selection) {
    Set<PipelineFile> named = new LinkedHashSet<>();
    Set<PipelineFile> withInputs = new LinkedHashSet<>();
    Set<PipelineFile> withReaders = new LinkedHashSet<>();
    for (SelectionItem item : selection.items().stream().map(SelectionItem::of).toList()) {
      List<PipelineFile> matching = matching(item);
      named.addAll(matching);
      withInputs.addAll(item.withInputs() ? matching : List.of());
      withReaders.addAll(item.withReaders() ? matching : List.of());
    }
    if (selection.items().isEmpty()) {
      named.addAll(pipelines);
    }
    return sink.with(new SelectedPipelines(pipelines, named, withInputs, withReaders));
  }

  /**
   * Returns what is selected where nothing is planned: an item that follows the data is an error.
   */
  Diagnosed<SelectedPipelines> selectWithoutPlans(Selection selection) {
    selection.items().stream()
        .map(SelectionItem::of)
        .filter(SelectionItem::followsData)
        .forEach(item -> sink.add(needsPlans(item)));
    return select(selection);
  }

  private static Diagnostic needsPlans(SelectionItem item) {
    return Diagnostic.of(
            DiagnosticCode.SELECTION_NEEDS_PLANS,
            "what `" + item.written() + "` means is known only where pipelines are planned")
        .help("name the pipelines, or use `run`, `plan` or `validate` at level `resolve`")
        .build();
  }

  private List<PipelineFile> matching(SelectionItem item) {
    try {
      List<PipelineFile> matches =
          item.isTag()
              ? tagged(item.pattern())
              : pipelines.stream().filter(matcher(item.pattern())).toList();
      if (matches.isEmpty()) {
        sink.add(item.isTag() ? noTag(item.pattern()) : nothing(item.pattern()));
      }
      return matches;
    } catch (PatternSyntaxException e) {
      sink.add(
          Diagnostic.of(
                  DiagnosticCode.NOTHING_SELECTED,
                  "`" + item.pattern() + "` is no pattern of names")
              .help("`*`, `?`, `[ab]` and `{a,b}` stand for parts of a name, `**` for folders")
              .build());
      return List.of();
    }
  }

  private List<PipelineFile> tagged(String pattern) {
    PathMatcher matcher = glob(pattern);
    return pipelines.stream()
        .filter(one -> tags.apply(one).stream().map(Path::of).anyMatch(matcher::matches))
        .toList();
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
    String path = item.replace('\\', '/');
    Diagnostic.Builder finding =
        Diagnostic.of(DiagnosticCode.NOTHING_SELECTED, "no pipeline matches `" + item + "`")
            .didYouMean(nearest(path));
    if (path.startsWith("_") || path.contains("/_")) {
      finding.help("what begins with `_` is there to be included, and no pipeline of its own");
    }
    return finding.help(known()).build();
  }

  private Diagnostic noTag(String tag) {
    List<String> all =
        pipelines.stream().flatMap(one -> tags.apply(one).stream()).distinct().sorted().toList();
    return Diagnostic.of(DiagnosticCode.NOTHING_SELECTED, "no pipeline has the tag `" + tag + "`")
        .didYouMean(Suggestions.nearest(tag, all).map(name -> "tag:" + name))
        .help(
            all.isEmpty()
                ? "no pipeline has tags: write `-- sqlflow:tags " + tag + "` at its top"
                : "the tags are " + listed(all))
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
    return "the pipelines are " + listed(pipelines.stream().map(PipelineFile::file).toList());
  }

  private static String listed(List<String> names) {
    int more = names.size() - MOST_LISTED;
    return String.join(", ", names.subList(0, Math.min(names.size(), MOST_LISTED)))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
