package dev.sqlflow.profile;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what lies among the profiles and serves no environment. */
final class ForgottenProfiles {

  private final ProfileFiles files;
  private final DiagnosticSink sink = new DiagnosticSink();

  ForgottenProfiles(ProfileFiles files) {
    this.files = files;
  }

  List<Diagnostic> find(List<ProfileDocument> all) {
    Set<String> extended =
        all.stream()
            .flatMap(document -> document.parents().stream())
            .map(Located::value)
            .collect(Collectors.toSet());
    // What a broken file extends is not known.
    if (all.stream().allMatch(document -> document.content().isPresent())) {
      all.stream()
          .filter(document -> !extended.contains(document.name()))
          .forEach(this::reportAbstract);
    }
    files.lookalikes().forEach(this::reportLookalike);
    return sink.diagnostics();
  }

  private void reportAbstract(ProfileDocument document) {
    document
        .abstractKey()
        .ifPresent(
            place ->
                sink.add(
                    Diagnostic.at(
                            DiagnosticCode.UNUSED_ABSTRACT_PROFILE,
                            place,
                            "no profile extends `" + document.name() + "`, which is abstract")
                        .label("so it is part of no environment")
                        .help(
                            "write extends: %s in another profile, or remove the file"
                                .formatted(document.name()))));
  }

  // Its content is nobody's business: it may be anything.
  private void reportLookalike(Path file) {
    String name = files.name(file);
    boolean inside = files.directory().equals(file.getParent());
    sink.add(
        Diagnostic.at(
                DiagnosticCode.FORGOTTEN_PROFILE,
                SourceFile.of(name, "").span(0, 0),
                "`" + name + "` looks like a profile, and nothing reads it")
            .label(inside ? "a profile's name ends in .yml or .yaml" : "not in the folder itself")
            .help(
                "a profile is %s/<environment>.yml; rename, move or remove the file"
                    .formatted(files.name(files.directory()))));
  }
}
