package dev.sqlflow.engine;

import dev.sqlflow.plan.Plan;
import dev.sqlflow.plan.Step;
import dev.sqlflow.plan.Step.CheckStep;
import dev.sqlflow.plan.Step.ExportStep;
import dev.sqlflow.plan.Step.LoadStep;
import dev.sqlflow.plan.Step.TransformStep;
import dev.sqlflow.plan.Step.ViewStep;
import dev.sqlflow.spi.ConnectionTest;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.Scan;
import dev.sqlflow.spi.Write;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which files a plan reads and writes. An export that is read back is among what is written. */
final class TouchedFiles implements Step.Visitor<List<Path>> {

  private final Scans scans;
  private final StepOptions options;
  private final String runId;

  private TouchedFiles(Scans scans, StepOptions options, String runId) {
    this.scans = scans;
    this.options = options;
    this.runId = runId;
  }

  static Set<Path> of(Plan plan, Scans scans, StepOptions options, String runId) {
    TouchedFiles visitor = new TouchedFiles(scans, options, runId);
    Set<Path> files = new LinkedHashSet<>();
    plan.steps().forEach(step -> files.addAll(step.accept(visitor)));
    return files;
  }

  @Override
  public List<Path> visitLoad(LoadStep load) {
    if (load.source().connector() instanceof ConnectionTest) {
      return List.of(); // it lies elsewhere, and is asked when its step begins
    }
    try {
      return scans.of(load) instanceof Scan.Files files ? files.paths() : List.of();
    } catch (ConnectorException | EngineException e) {
      return List.of(); // the step itself will say so, unless an export writes the file first
    }
  }

  @Override
  public List<Path> visitTransform(TransformStep transform) {
    return List.of();
  }

  @Override
  public List<Path> visitView(ViewStep view) {
    return List.of();
  }

  @Override
  public List<Path> visitCheck(CheckStep check) {
    return List.of();
  }

  @Override
  public List<Path> visitExport(ExportStep export) {
    try {
      Write write = write(export, options, runId);
      return write instanceof Write.Files file ? List.of(file.target()) : List.of();
    } catch (ConnectorException | EngineException e) {
      return List.of(); // the step itself will say so
    }
  }

  static Write write(ExportStep export, StepOptions whole, String runId) {
    return export.sink().connector().write(whole.of(export), whole.request(export, runId));
  }
}
