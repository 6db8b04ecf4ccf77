package dev.sqlflow.engine;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.plan.Plan;
import dev.sqlflow.plan.Step;
import dev.sqlflow.resolve.ResolvedOptions;
import dev.sqlflow.secret.Mask;
import dev.sqlflow.secret.Secrets;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.Options;
import dev.sqlflow.spi.ScanRequest;
import dev.sqlflow.spi.WriteRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the connectors of one run receive: secrets are asked for when the first step needs them. */
final class StepOptions {

  private final Plan plan;
  private final Secrets secrets;
  private final RunContext context;
  private final Map<String, Diagnosed<Optional<Options>>> revealed = new HashMap<>();

  StepOptions(Plan plan, Secrets secrets, RunContext context) {
    this.plan = plan;
    this.secrets = secrets;
    this.context = context;
  }

  ScanRequest request(Step.LoadStep load) {
    ScanRequest request = load.source().request();
    return new ScanRequest(context.sample(), request.expected(), context.of(load));
  }

  WriteRequest request(Step.ExportStep export, String runId) {
    List<String> keys = export.write().keys().stream().map(key -> key.value()).toList();
    String id = PlanExecutor.writeId(runId, export);
    return new WriteRequest(export.write().mode(), keys, id, context.of(export));
  }

  Options of(Step.LoadStep load) {
    return whole(load, load.source().options());
  }

  Options of(Step.ExportStep export) {
    return whole(export, export.sink().options());
  }

  // A plan of fakes knows no more than its steps do.
  private Options whole(Step step, Options planned) {
    Optional<ResolvedOptions> resolved = plan.options(step.id());
    if (resolved.isEmpty()) {
      return planned;
    }
    Diagnosed<Optional<Options>> whole =
        revealed.computeIfAbsent(step.id(), any -> resolved.get().reveal(secrets));
    return whole.best().orElseThrow(() -> new EngineException(whole.diagnostics().get(0)));
  }

  String pipeline() {
    return plan.pipeline();
  }

  /** By which INCLUDEs a step came in, the innermost first. */
  List<Span> includedBy(Step step) {
    return plan.includedBy(step.id());
  }

  /** Hides what the run came to know. */
  Mask mask() {
    return secrets.mask();
  }
}
