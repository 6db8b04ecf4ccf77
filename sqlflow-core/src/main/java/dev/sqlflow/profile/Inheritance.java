package dev.sqlflow.profile;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The profiles that a profile extends, directly or not, each once: those that others build on
 * first, the profile itself last. So a profile that two others extend does not undo what the first
 * of them changed.
 */
final class Inheritance {

  /** How many profiles may stand above each other. */
  static final int MAX_DEPTH = 16;

  private final Function<String, ProfileDocument> documents;
  private final ProfileFiles files;
  private final DiagnosticSink sink = new DiagnosticSink();
  private final Map<String, ProfileDocument> ordered = new LinkedHashMap<>();
  private final List<String> path = new ArrayList<>();

  /**
   * A profile and all that it extends.
   *
   * @param documents what others build on first
   * @param diagnostics what is wrong with the chain itself
   */
  record Chain(List<ProfileDocument> documents, List<Diagnostic> diagnostics) {

    // Keeps immutable copies of the lists.
    Chain {
      documents = List.copyOf(documents);
      diagnostics = List.copyOf(diagnostics);
    }
  }

  private Inheritance(Function<String, ProfileDocument> documents, ProfileFiles files) {
    this.documents = documents;
    this.files = files;
  }

  static Chain of(
      ProfileDocument profile, Function<String, ProfileDocument> documents, ProfileFiles files) {
    Inheritance inheritance = new Inheritance(documents, files);
    inheritance.add(profile);
    return new Chain(List.copyOf(inheritance.ordered.values()), inheritance.sink.diagnostics());
  }

  private void add(ProfileDocument document) {
    path.add(document.name());
    document.parents().forEach(this::addParent);
    path.remove(path.size() - 1);
    ordered.put(document.name(), document);
  }

  private void addParent(Located<String> parent) {
    if (ordered.containsKey(parent.value())) {
      return;
    }
    if (path.contains(parent.value())) {
      reportCycle(parent);
    } else if (path.size() >= MAX_DEPTH) {
      reportDepth(parent.span());
    } else if (files.find(parent.value()).size() != 1) {
      reportNoFile(parent);
    } else {
      add(documents.apply(parent.value()));
    }
  }

  private void reportCycle(Located<String> parent) {
    List<String> cycle = new ArrayList<>(path.subList(path.indexOf(parent.value()), path.size()));
    cycle.add(parent.value());
    sink.add(
        Diagnostic.at(
                DiagnosticCode.PROFILE_CYCLE,
                parent.span(),
                "profiles extend each other: " + String.join(" -> ", cycle))
            .label("leads back to `" + parent.value() + "`")
            .help("leave one of them out"));
  }

  private void reportDepth(Span place) {
    sink.add(
        Diagnostic.at(
                DiagnosticCode.PROFILE_TOO_DEEP,
                place,
                "more than %d profiles extend each other: %s"
                    .formatted(MAX_DEPTH, String.join(" -> ", path)))
            .label("one too many")
            .help("extend fewer, or a list of them"));
  }

  private void reportNoFile(Located<String> parent) {
    List<String> both = files.find(parent.value()).stream().map(files::name).toList();
    if (!both.isEmpty()) {
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.AMBIGUOUS_PROFILE,
                  parent.span(),
                  "profile `%s` has two files: %s"
                      .formatted(parent.value(), String.join(" and ", both)))
              .help("keep one of them"));
      return;
    }
    List<String> names = files.names();
    sink.add(
        Diagnostic.at(
                DiagnosticCode.UNKNOWN_PARENT_PROFILE,
                parent.span(),
                "there is no profile `" + parent.value() + "` to extend")
            .label("no such file in " + files.name(files.directory()))
            .didYouMean(Suggestions.nearest(parent.value(), names))
            .help("the profiles are " + String.join(", ", names)));
  }
}
