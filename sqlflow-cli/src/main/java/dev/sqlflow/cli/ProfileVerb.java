package dev.sqlflow.cli;

import dev.sqlflow.ProjectProfiles;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.diagnostic.Diagnostic;
import java.util.Collection;
import picocli.CommandLine.Mixin;

/** What the commands on a project's profiles have in common: they need no pipelines. */
abstract class ProfileVerb extends Verb {

  @Mixin private ProjectOptions project = new ProjectOptions();

  ProfileVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  final ExitCode perform(Console console) throws Refusal {
    SqlFlow sqlFlow = new SqlFlow(project.project(surroundings()));
    ProjectProfiles profiles = sqlFlow.profiles();
    if (!profiles.exist() && !worksWithoutProfiles()) {
      throw new Refusal(
          ExitCode.USAGE,
          sqlFlow.missingProfiles()
              + "; give the project's folder with --directory,"
              + " or write one with `sqlflow profiles create`");
    }
    perform(sqlFlow, profiles, console);
    return ExitCode.OK;
  }

  boolean worksWithoutProfiles() {
    return false;
  }

  abstract void perform(SqlFlow sqlFlow, ProjectProfiles profiles, Console console) throws Refusal;

  /** Shows findings; ends the command if one is an error. */
  static void show(Collection<Diagnostic> findings, Console console) throws Refusal {
    console.remarks(findings);
    if (findings.stream().anyMatch(Diagnostic::isError)) {
      throw new Refusal(ExitCode.FINDINGS, "the findings above must be mended first");
    }
  }
}
