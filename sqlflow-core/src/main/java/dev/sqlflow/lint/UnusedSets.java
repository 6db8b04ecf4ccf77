package dev.sqlflow.lint;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.language.Statement;
import dev.sqlflow.template.VariableScope;
import java.util.regex.Pattern;

/** A variable that a SET gives a value is used somewhere. */
final class UnusedSets implements LintRule {

  @Override
  public void check(LintedPipeline pipeline, DiagnosticSink sink) {
    for (Statement statement : pipeline.statements()) {
      if (statement instanceof Statement.SetVariable set
          && !VariableScope.isReserved(set.name().value())
          && !isUsed(pipeline, set.name().value())) {
        sink.add(
            Diagnostic.at(
                    DiagnosticCode.UNUSED_SET,
                    set.name().span(),
                    "nothing uses variable `" + set.name().value() + "`")
                .label("set here")
                .help(
                    "write `${" + set.name().value() + "}` where it is meant, or remove the SET"));
      }
    }
  }

  // An included file may use it, and a branch that no environment takes.
  private static boolean isUsed(LintedPipeline pipeline, String name) {
    boolean resolved =
        pipeline.uses().stream()
            .flatMap(use -> use.names().stream())
            .anyMatch(used -> used.equals(name) || used.startsWith(name + "."));
    return resolved
        || Pattern.compile("\\$\\{\\s*" + Pattern.quote(name) + "(?![A-Za-z0-9_])")
            .matcher(pipeline.pipeline().file().text())
            .find();
  }
}
