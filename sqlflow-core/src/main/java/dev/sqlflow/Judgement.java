package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.report.Baseline;
import dev.sqlflow.report.JudgedFindings;
import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds what a check found against a baseline. */
final class Judgement {

  private final Project project;
  private final ValidateRequest request;

  Judgement(Project project, ValidateRequest request) {
    this.project = project;
    this.request = request;
  }

  /** Returns the result without what the baseline holds; writes the baseline anew if asked to. */
  ValidationResult of(ValidationResult found) throws IOException {
    Optional<Path> file = request.gate().baseline();
    if (file.isPresent() && request.gate().updateBaseline()) {
      Baseline.write(found.diagnostics(), file.get());
    }
    Diagnosed<Baseline> baseline =
        file.isPresent() ? read(file.get()) : new Diagnosed<>(Baseline.EMPTY, List.of());
    JudgedFindings judged = baseline.best().judge(found.diagnostics());
    List<Diagnostic> fresh = new ArrayList<>(judged.fresh());
    fresh.addAll(baseline.diagnostics());
    if (file.isPresent() && request.checksAll()) {
      gone(baseline.best().goneFrom(found.diagnostics()), file.get()).ifPresent(fresh::add);
    }
    return new ValidationResult(
        fresh.stream().sorted(Diagnostic.BY_PLACE).toList(),
        judged.all().stream().filter(judged::isKnown).toList(),
        found.environments(),
        found.pipelines(),
        request.gate().complaint(fresh),
        found.connections());
  }

  private Diagnosed<Baseline> read(Path file) throws IOException {
    if (Files.notExists(file)) {
      Diagnostic missing =
          Diagnostic.of(
                  DiagnosticCode.MALFORMED_BASELINE,
                  "no baseline in `" + project.nameOf(file) + "`")
              .help("`-Dsqlflow.updateBaseline` writes it, with every finding of today")
              .build();
      return new Diagnosed<>(Baseline.EMPTY, List.of(missing));
    }
    return Baseline.read(SourceFile.decode(project.nameOf(file), Files.readAllBytes(file)));
  }

  private Optional<Diagnostic> gone(int count, Path file) {
    if (count == 0) {
      return Optional.empty();
    }
    String holds = count == 1 ? "a finding that is" : count + " findings that are";
    return Optional.of(
        Diagnostic.of(
                DiagnosticCode.OUTDATED_BASELINE,
                "the baseline `" + project.nameOf(file) + "` holds " + holds + " gone")
            .help("`-Dsqlflow.updateBaseline` takes them out")
            .build());
  }
}
