package dev.sqlflow.report;

import dev.sqlflow.plan.Step;
import dev.sqlflow.plan.Step.ExportStep;
import dev.sqlflow.plan.Step.LoadStep;
import dev.sqlflow.plan.Step.TransformStep;
import dev.sqlflow.resolve.TableWrite;
import java.util.List;
import java.util.Optional;

/**
 * What a plan tells of a step, whatever its kind.
 *
 * @param kind lower case
 * @param reads the source, or empty for a query
 * @param connector its type, or empty if the step uses none
 * @param query what the engine is asked, or empty for a load
 * @param target the table, or where an export goes
 * @param write how it is written
 */
record StepFacts(
    String kind,
    Optional<String> reads,
    Optional<String> connector,
    Optional<String> query,
    String target,
    TableWrite write) {

  static StepFacts of(Step step) {
    return step.accept(new Reader());
  }

  /** Returns the mode as the language writes it: {@code UPSERT KEY id}. */
  String mode() {
    return write.keys().isEmpty()
        ? write.mode().name()
        : write.mode().name() + " KEY " + String.join(", ", keys());
  }

  List<String> keys() {
    return write.keys().stream().map(key -> key.value()).toList();
  }

  private static final class Reader implements Step.Visitor<StepFacts> {

    @Override
    public StepFacts visitLoad(LoadStep load) {
      return new StepFacts(
          "load",
          Optional.of(load.source().name()),
          Optional.of(load.source().connector().type()),
          Optional.empty(),
          load.target().toString(),
          load.write());
    }

    @Override
    public StepFacts visitTransform(TransformStep transform) {
      return new StepFacts(
          "transform",
          Optional.empty(),
          Optional.empty(),
          Optional.of(transform.query().text()),
          transform.target().toString(),
          transform.write());
    }

    @Override
    public StepFacts visitExport(ExportStep export) {
      return new StepFacts(
          "export",
          Optional.empty(),
          Optional.of(export.sink().connector().type()),
          Optional.of(export.query().text()),
          export.sink().destination(),
          export.write());
    }
  }
}
