package dev.sqlflow.resolve;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.IoWords;
import dev.sqlflow.language.Pipeline;
import dev.sqlflow.language.Statement.Include;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Splices files: knows which one is open, and keeps the statements of each in sections. One object
 * serves one resolution.
 */
final class Includes {

  private static final int DEEPEST = 32;

  private final ParsedFiles files;
  private final IncludedPath paths;
  private final DiagnosticSink sink;
  private final Deque<Open> open = new ArrayDeque<>();
  private final Set<SourceFile> texts = new HashSet<>();
  private final List<Section> sections = new ArrayList<>();
  private boolean complete = true;

  /**
   * A file whose statements are being resolved.
   *
   * @param path absolute
   * @param section takes its statements; begun anew behind each INCLUDE
   */
  private record Open(Path path, Section section, List<ResolvedStatement> statements) {

    Open(Path path, Section section) {
      this(path, section, new ArrayList<>());
    }
  }

  Includes(ParsedFiles files, Pipeline pipeline, DiagnosticSink sink) {
    this.files = files;
    this.paths = new IncludedPath(files, pipeline.file(), sink);
    this.sink = sink;
    push(paths.of(pipeline.file()), new Section(pipeline, "", List.of(), List.of()));
  }

  private void push(Path path, Section section) {
    open.push(new Open(path, section));
    texts.add(section.source().file());
  }

  /** Tells whether a text belongs to the pipeline, so that its parser has checked it. */
  boolean holds(SourceFile file) {
    return texts.contains(file);
  }

  void add(ResolvedStatement statement) {
    open.element().statements().add(statement);
  }

  /** Says that a file is missing from the pipeline, for a reason that is reported. */
  void miss() {
    complete = false;
  }

  /**
   * Begins with an included file.
   *
   * @param path as it is written, without variables
   * @return the file's statements, behind which {@link #leave} is due; empty if it can't be
   *     included, which is then reported
   */
  Optional<Pipeline> enter(Include include, String path) {
    Span place = include.path().source().span();
    Optional<Path> found = paths.find(path, place, open.element().section().source().file());
    if (found.isEmpty() || closesCycle(found.orElseThrow(), place) || isTooDeep(place)) {
      return Optional.empty();
    }
    Optional<Pipeline> parsed = read(found.orElseThrow(), place);
    parsed.ifPresent(pipeline -> enter(include, found.orElseThrow(), pipeline));
    return parsed;
  }

  private void enter(Include include, Path path, Pipeline pipeline) {
    Section outer = open.element().section();
    List<Span> includedBy = new ArrayList<>(List.of(include.path().source().span()));
    includedBy.addAll(outer.includedBy());
    String label = include.label().map(name -> name.value() + "/").orElse("");
    flush();
    push(path, new Section(pipeline, outer.label() + label, includedBy, List.of()));
  }

  private Optional<Pipeline> read(Path path, Span place) {
    try {
      Diagnosed<Pipeline> parsed = files.read(path);
      return Optional.of(sink.take(parsed));
    } catch (IOException e) {
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.UNREADABLE_PIPELINE,
                  place,
                  "`" + files.nameOf(path) + "` can't be read")
              .label(IoWords.of(e)));
      return Optional.empty();
    }
  }

  /** Ends with an included file, and goes on with the one that includes it. */
  void leave() {
    flush();
    open.pop();
  }

  // A file without statements is a section too: findings in it want to know where it came from.
  private void flush() {
    Open current = open.element();
    sections.add(current.section().with(current.statements()));
    current.statements().clear();
  }

  /** Ends with the pipeline. */
  Program program() {
    flush();
    return new Program(RepeatedIncludes.without(sections, sink), complete);
  }

  private boolean isTooDeep(Span place) {
    boolean tooDeep = open.size() > DEEPEST;
    if (tooDeep) {
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.INCLUDES_TOO_DEEP,
                  place,
                  "files are included more than " + DEEPEST + " deep")
              .label("the next level")
              .help("include some of them from the pipeline itself"));
    }
    return tooDeep;
  }

  private boolean closesCycle(Path path, Span place) {
    List<Open> chain = new ArrayList<>(open);
    for (int i = 0; i < chain.size(); i++) {
      if (chain.get(i).path().equals(path)) {
        List<Span> cycle = new ArrayList<>(List.of(place));
        chain.subList(0, i).forEach(one -> cycle.add(one.section().includedBy().get(0)));
        sink.add(IncludeCycle.of(cycle));
        return true;
      }
    }
    return false;
  }
}
