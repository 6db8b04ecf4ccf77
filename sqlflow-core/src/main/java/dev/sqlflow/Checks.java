package dev.sqlflow;

import dev.sqlflow.ProjectCheck.Outcome;
import dev.sqlflow.engine.duckdb.DuckDbSqlAnalyzer;
import dev.sqlflow.plan.Planner;
import dev.sqlflow.plan.SqlAnalyzer;
import dev.sqlflow.secret.Secrets;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks of a project, each as deep as is asked for: by the texts alone up to asking servers. */
final class Checks {

  /** How long a connection may take to answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Project project;

  Checks(Project project) {
    this.project = project;
  }

  Outcome at(ValidateRequest request) {
    Purpose purpose = Purpose.validate(request.environment());
    if (request.level() == Level.STATIC) {
      return new ProjectCheck(project).check(request.selection(), purpose, Optional.empty());
    }
    return request.level().includes(Level.CONNECT)
        ? withConnections(request, purpose)
        : withEngine(request.selection(), purpose);
  }

  Outcome withEngine(Selection selection, Purpose purpose) {
    try (SqlAnalyzer analyzer = new DuckDbSqlAnalyzer()) {
      Planner planner = new Planner(analyzer, new RecordedSchemas(project));
      return new ProjectCheck(project).check(selection, purpose, Optional.of(planner));
    }
  }

  private Outcome withConnections(ValidateRequest request, Purpose purpose) {
    try (SqlAnalyzer analyzer = new DuckDbSqlAnalyzer()) {
      RecordedSchemas recorded = new RecordedSchemas(project);
      Secrets secrets = new Secrets(project.secrets());
      ConnectionCheck connections =
          new ConnectionCheck(
              new SourceLook(analyzer, project),
              recorded,
              secrets,
              probe(secrets),
              purpose.demandsValues());
      List<DeeperLook> looks = new ArrayList<>(List.of(connections));
      if (request.level().includes(Level.SAMPLE)) {
        String runId = RunId.at(project.clock().instant());
        looks.add(new SampleCheck(project, secrets, runId, request.sample()));
      }
      Outcome outcome =
          new ProjectCheck(project, DeeperLook.all(looks))
              .check(request.selection(), purpose, Optional.of(new Planner(analyzer, recorded)));
      return outcome.with(outcome.result().with(connections.tested()));
    }
  }

  SchemasResult recordSchemas(SchemasRequest request) throws IOException {
    try (SqlAnalyzer analyzer = new DuckDbSqlAnalyzer()) {
      Secrets secrets = new Secrets(project.secrets());
      SchemaRecording recording =
          new SchemaRecording(
              new RecordedSchemas(project),
              new SourceLook(analyzer, project),
              secrets,
              probe(secrets));
      ValidationResult check =
          new ProjectCheck(project, recording)
              .check(request.selection(), Purpose.plan(request.environment()), Optional.empty())
              .result();
      return check.ok() ? recording.record(check) : new SchemasResult(check, List.of(), List.of());
    }
  }

  private Probe probe(Secrets secrets) {
    return new Probe(PATIENCE, project.classLoader(), secrets);
  }
}
