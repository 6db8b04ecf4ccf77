package dev.sqlflow;

import dev.sqlflow.ProjectCheck.Outcome;
import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.language.Pipeline;
import dev.sqlflow.migrate.FileChange;
import dev.sqlflow.migrate.Migration;
import dev.sqlflow.plan.Planner;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.profile.ProfileManager;
import dev.sqlflow.profile.ProfileSummary;
import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.resolve.Section;
import dev.sqlflow.source.Drafts;
import dev.sqlflow.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Moves inline connections into profiles. The project is checked as it is and as it would be: if
 * the plan of any pipeline in any environment does something else, nothing is written.
 */
final class ProjectMigration {

  private final Project project;
  private final RewriteRequest request;
  private final Planner planner;

  /** The planner must prove. */
  ProjectMigration(Project project, RewriteRequest request, Planner planner) {
    this.project = project;
    this.request = request;
    this.planner = planner;
  }

  RewriteResult run() {
    Outcome before = check(List.of());
    List<Diagnostic> errors = errors(before);
    if (!errors.isEmpty()) {
      return RewriteResult.nothing(errors);
    }
    Migration migration = migration(before);
    if (migration.isEmpty()) {
      return RewriteResult.nothing(List.of());
    }
    migration.nameFor(profiles());
    List<FileChange> pipelines = migration.pipelineChanges(file -> path(file.name()));
    List<FileChange> proved = changes(migration, pipelines, true);
    List<Diagnostic> found = differences(before, check(proved), pipelines);
    List<FileChange> changes = changes(migration, pipelines, false);
    if (found.isEmpty() && migration.holdsSecrets()) {
      found = errors(check(changes));
    }
    if (!found.isEmpty()) {
      return RewriteResult.nothing(found);
    }
    List<String> notes = new ArrayList<>(migration.summary());
    notes.addAll(migration.toDo());
    return Rewrites.end(project, List.of(), changes, notes, request.dryRun());
  }

  private Outcome check(List<FileChange> changes) {
    Map<Path, byte[]> drafts = new LinkedHashMap<>();
    changes.forEach(change -> drafts.put(change.path(), change.bytes()));
    return new ProjectCheck(project, new Drafts(drafts))
        .check(request.selection(), Purpose.validate(Optional.empty()), Optional.of(planner));
  }

  // A secret that is written down is a reason to migrate, not against it.
  private static List<Diagnostic> errors(Outcome outcome) {
    return outcome.result().diagnostics().stream()
        .filter(one -> one.isError() && one.code() != DiagnosticCode.LITERAL_SECRET)
        .toList();
  }

  private Migration migration(Outcome outcome) {
    Set<String> selected = new HashSet<>();
    outcome.result().pipelines().forEach(one -> selected.add(one.pipeline().file().name()));
    Map<String, Pipeline> meant = new TreeMap<>();
    Map<String, Pipeline> all = new TreeMap<>();
    for (EnvironmentCheck check : outcome.checks()) {
      for (ResolvedPipeline pipeline : check.resolved().values()) {
        for (Section section : pipeline.sections()) {
          all.put(section.source().file().name(), section.source());
          if (selected.contains(pipeline.file().name())) {
            meant.put(section.source().file().name(), section.source());
          }
        }
      }
    }
    ConnectorRegistry registry = ConnectorRegistry.load(project.classLoader()).best();
    return Migration.of(meant.values(), all.values(), registry);
  }

  private List<Profile> profiles() {
    ProfileManager manager = manager();
    return manager.environments().stream()
        .flatMap(environment -> manager.load(environment).best().stream())
        .toList();
  }

  private ProfileManager manager() {
    return new ProfileManager(
        project.baseDirectory(),
        project.profileDirectory(),
        ConnectorRegistry.load(project.classLoader()).best());
  }

  private List<FileChange> changes(
      Migration migration, List<FileChange> pipelines, boolean withSecrets) {
    List<FileChange> changes = new ArrayList<>(pipelines);
    List<ProfileSummary> summaries = manager().summaries();
    if (summaries.isEmpty()) {
      String name = EnvironmentChooser.DEFAULT;
      Path path = project.profileDirectory().resolve(name + ".yml");
      String text = migration.freshProfile("The environment " + name + ".", withSecrets);
      changes.add(new FileChange(path, project.nameOf(path), Optional.empty(), text));
    }
    for (ProfileSummary target : ProfileTargets.of(summaries)) {
      SourceFile file = read(target.file());
      migration
          .profileText(file, withSecrets)
          .map(text -> new FileChange(path(target.file()), file.name(), Optional.of(file), text))
          .ifPresent(changes::add);
    }
    return changes;
  }

  private Path path(String name) {
    return project.baseDirectory().resolve(name).normalize();
  }

  private SourceFile read(String name) {
    try {
      return SourceFile.decode(name, Files.readAllBytes(path(name)));
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + name, e);
    }
  }

  private List<Diagnostic> differences(Outcome before, Outcome after, List<FileChange> changed) {
    List<Diagnostic> found = new ArrayList<>(errors(after));
    if (found.isEmpty()) {
      Proofs proofs = new Proofs(before.checks(), after.checks());
      found.addAll(proofs.unproved(changed));
      found.addAll(proofs.differences());
    }
    return found;
  }
}
