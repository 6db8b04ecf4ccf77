package dev.sqlflow.cli;

import dev.sqlflow.SqlFlow;
import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.report.ConnectorText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists connectors, or the options of one. */
@Command(
    name = "connectors",
    description = "Lists the connectors, or the options of one.",
    footer = {"  sqlflow connectors", "  sqlflow connectors csv"})
final class ConnectorsVerb extends Verb {

  @Parameters(paramLabel = "CONNECTOR", arity = "0..1", description = "whose options are shown")
  private @Nullable String connector;

  @Mixin private ProjectOptions project = new ProjectOptions();

  ConnectorsVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ExitCode perform(Console console) throws Refusal {
    Diagnosed<ConnectorRegistry> found = new SqlFlow(project.project(surroundings())).connectors();
    console.remarks(found.diagnostics());
    List<String> lines =
        connector == null
            ? ConnectorText.list(found.best())
            : ConnectorText.describe(registered(found.best(), connector));
    lines.forEach(console::result);
    return ExitCode.OK;
  }

  private static ConnectorRegistry.Registered registered(ConnectorRegistry registry, String type)
      throws Refusal {
    return registry
        .find(type)
        .orElseThrow(() -> new Refusal(ExitCode.USAGE, ConnectorText.unknown(type, registry)));
  }
}
