package dev.sqlflow.maven;

import dev.sqlflow.ProjectProfiles;
import dev.sqlflow.SqlFlow;
import dev.sqlflow.diagnostic.Diagnostic;
import java.util.Collection;

/** What the goals that work on a module's profiles have in common: they need no pipelines. */
abstract class ProfileMojo extends PipelineMojo {

  @Override
  boolean concerns(SqlFlow sqlFlow) {
    return sqlFlow.profiles().exist();
  }

  @Override
  final String missing(SqlFlow sqlFlow) {
    return sqlFlow.missingProfiles() + "; -Dsqlflow.profiles= names another folder";
  }

  @Override
  final void perform(SqlFlow sqlFlow, Console console) throws UserException {
    perform(sqlFlow, sqlFlow.profiles(), console);
  }

  abstract void perform(SqlFlow sqlFlow, ProjectProfiles profiles, Console console)
      throws UserException;

  static void show(Collection<Diagnostic> findings, Console console) throws UserException {
    console.show(findings);
    if (findings.stream().anyMatch(Diagnostic::isError)) {
      throw new UserException("the findings above must be mended first");
    }
  }

  static boolean isJson(String format) throws UserException {
    if (!format.equals("text") && !format.equals("json")) {
      throw new UserException(
          "no format is called `" + format + "`; the formats are text and json");
    }
    return format.equals("json");
  }
}
