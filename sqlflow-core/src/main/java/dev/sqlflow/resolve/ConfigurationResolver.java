package dev.sqlflow.resolve;

import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.connector.LiteralSecrets;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.language.Pipeline;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.profile.Requirement;
import dev.sqlflow.resolve.ResolvedPipeline.WhatIsKnown;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.SourceConnector;
import dev.sqlflow.template.Interpolator;
import dev.sqlflow.template.Required;
import dev.sqlflow.template.RequiredValues;
import dev.sqlflow.template.VariableScope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a pipeline ready for one environment: variables are replaced, conditions decided, options
 * final. Safe for use by several threads.
 */
public final class ConfigurationResolver {

  private final ConnectorRegistry registry;
  private final Path project;
  private final ProjectPaths paths;
  private final ParsedFiles files;
  private final Map<String, SourceConnector> standIns;
  private final Set<String> secretSchemes;
  private volatile @Nullable PreparedProfile last;

  /**
   * Makes a resolver that reads included files by itself.
   *
   * @param registry the connectors that statements may use
   * @param project the project's directory, to which paths are relative
   */
  public ConfigurationResolver(ConnectorRegistry registry, Path project) {
    this(registry, project, new ParsedFiles(project));
  }

  /**
   * Makes a resolver.
   *
   * @param registry the connectors that statements may use
   * @param project the project's directory, to which paths are relative
   * @param files where included files come from
   */
  public ConfigurationResolver(ConnectorRegistry registry, Path project, ParsedFiles files) {
    this(registry, project, files, Map.of(), Set.of());
  }

  private ConfigurationResolver(
      ConnectorRegistry registry,
      Path project,
      ParsedFiles files,
      Map<String, SourceConnector> standIns,
      Set<String> secretSchemes) {
    this.registry = registry;
    this.project = project;
    this.paths = new ProjectPaths(project);
    this.files = files;
    this.standIns = standIns;
    this.secretSchemes = secretSchemes;
  }

  /**
   * Returns a resolver for which sources read something else than their statements say. What those
   * statements say is not resolved.
   *
   * @param connectors what stands in for each source, by its name
   * @return the resolver
   */
  public ConfigurationResolver withStandIns(Map<String, SourceConnector> connectors) {
    return new ConfigurationResolver(
        registry, project, files, new LinkedHashMap<>(connectors), secretSchemes);
  }

  /**
   * Returns a resolver that knows providers of secrets. It asks none of them.
   *
   * @param schemes of the providers
   * @return the resolver
   */
  public ConfigurationResolver withSecretSchemes(Set<String> schemes) {
    return new ConfigurationResolver(
        registry,
        project,
        files,
        standIns,
        Collections.unmodifiableSet(new LinkedHashSet<>(schemes)));
  }

  /**
   * Resolves a pipeline.
   *
   * @param pipeline as it was parsed
   * @param profile of the environment
   * @param inputs what the outer world supplies
   * @return the pipeline without variables and conditions; what could not be resolved is reported
   *     and left empty
   */
  public Diagnosed<ResolvedPipeline> resolve(
      Pipeline pipeline, Profile profile, ResolutionInputs inputs) {
    ResolveEvent event = new ResolveEvent();
    event.begin();
    Diagnosed<ResolvedPipeline> resolved = resolved(pipeline, profile, inputs);
    event.pipeline = resolved.best().name();
    event.environment = profile.environment();
    event.statements = resolved.best().statements().size();
    event.commit();
    return resolved;
  }

  private Diagnosed<ResolvedPipeline> resolved(
      Pipeline pipeline, Profile profile, ResolutionInputs inputs) {
    DiagnosticSink sink = new DiagnosticSink();
    SourceFile file = pipeline.file();
    Includes includes = new Includes(files, pipeline, sink);
    PreparedProfile prepared = prepared(profile);
    Interpolator interpolator =
        new Interpolator(includes::holds, secretSchemes, prepared.templates(), sink);
    VariableScope start = start(ResolvedPipeline.nameOf(file), prepared, inputs, sink);
    RequiredValues.check(start, sink);
    EnvironmentLayer environment = EnvironmentLayer.of(profile, inputs, interpolator, sink);
    OptionsResolver options =
        new OptionsResolver(
            paths,
            interpolator,
            environment,
            new LiteralSecrets(profile.isProtected(), sink),
            sink);
    ConnectionResolver connections =
        new ConnectionResolver(registry, profile, options, interpolator, sink);
    EngineSettings engine = new EngineResolver(project, profile, interpolator, sink).resolve(start);
    StatementResolver statements =
        new StatementResolver(
            interpolator, new Connections(connections, standIns), includes, sink, start);
    statements.resolve(pipeline.statements());
    Program program = includes.program();
    VariableUse variables =
        new VariableUse(
            used(interpolator, profile),
            interpolator.origins(),
            environment.asked(),
            environment.secrets(),
            statements.decisions());
    ResolvedPipeline resolved =
        new ResolvedPipeline(
            file,
            profile.environment(),
            engine,
            program,
            new WhatIsKnown(
                variables,
                union(interpolator.unknown(), environment.unknown()),
                inputs.demandsValues(),
                statements.alternatives()));
    return new Diagnosed<>(resolved, program.explained(once(sink.diagnostics())));
  }

  // Many pipelines are resolved with one profile before another one's turn comes.
  private PreparedProfile prepared(Profile profile) {
    PreparedProfile known = last;
    if (known == null || !known.isOf(profile)) {
      known = PreparedProfile.of(profile);
      last = known;
    }
    return known;
  }

  private static Set<String> used(Interpolator interpolator, Profile profile) {
    Set<String> used = new LinkedHashSet<>(interpolator.used());
    profile.requirements().forEach(one -> used.add(one.name().value()));
    return used;
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> both = new LinkedHashSet<>(one);
    both.addAll(other);
    return both;
  }

  static VariableScope start(
      String pipeline, PreparedProfile prepared, ResolutionInputs inputs, DiagnosticSink sink) {
    Profile profile = prepared.profile();
    Map<String, String> commandLine = new LinkedHashMap<>(inputs.commandLine());
    commandLine.keySet().removeIf(name -> isReserved(name, sink));
    Map<String, String> builtIns = new LinkedHashMap<>();
    builtIns.put("env", profile.environment());
    builtIns.put("engine", EngineResolver.DUCKDB);
    builtIns.put("pipeline", pipeline);
    builtIns.put("run_id", inputs.runId());
    builtIns.put("run_date", inputs.runDate().toString());
    Map<String, Required> required = new LinkedHashMap<>();
    for (Requirement one : profile.requirements()) {
      required.put(
          one.name().value(), new Required(one.type(), one.name().span(), inputs.demandsValues()));
    }
    return VariableScope.of(
        commandLine, prepared.variables(), builtIns, inputs.environment(), required);
  }

  private static boolean isReserved(String name, DiagnosticSink sink) {
    boolean reserved = VariableScope.isReserved(name);
    if (reserved) {
      sink.add(
          Diagnostic.of(
                  DiagnosticCode.RESERVED_VARIABLE,
                  "a variable of the command line can't be called `" + name + "`")
              .help("this name is built in: choose another"));
    }
    return reserved;
  }

  // A fault of a profile is met by every statement that uses the profile there.
  private static List<Diagnostic> once(List<Diagnostic> found) {
    record Identity(DiagnosticCode code, Optional<Span> span, String message) {}

    Set<Identity> seen = new HashSet<>();
    List<Diagnostic> first = new ArrayList<>();
    for (Diagnostic diagnostic : found) {
      if (seen.add(new Identity(diagnostic.code(), diagnostic.span(), diagnostic.message()))) {
        first.add(diagnostic);
      }
    }
    return first;
  }
}
