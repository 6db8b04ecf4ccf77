package dev.sqlflow.environment;

import dev.sqlflow.language.Pipeline;
import dev.sqlflow.language.Statement;
import dev.sqlflow.language.Statement.Connection;
import dev.sqlflow.resolve.ResolvedConnection;
import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.resolve.ResolvedStatement;
import dev.sqlflow.resolve.Section;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.Template;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which variables and connections pipelines use: in any environment, and in branches that none
 * takes. Immutable.
 */
public final class UsesOfPipelines {

  private final Set<String> variables;
  private final Set<String> connections;
  private final boolean connectionsAreKnown;

  private UsesOfPipelines(
      Set<String> variables, Set<String> connections, boolean connectionsAreKnown) {
    this.variables = Collections.unmodifiableSet(variables);
    this.connections = Collections.unmodifiableSet(connections);
    this.connectionsAreKnown = connectionsAreKnown;
  }

  /**
   * Looks through pipelines.
   *
   * @param pipelines without errors, each in every environment
   * @return what they use; empty if they may include what nobody has read
   */
  public static Optional<UsesOfPipelines> of(List<ResolvedPipeline> pipelines) {
    List<Section> sections = pipelines.stream().flatMap(one -> one.sections().stream()).toList();
    List<Pipeline> texts = sections.stream().map(Section::source).distinct().toList();
    List<Statement> statements = texts.stream().flatMap(UsesOfPipelines::statements).toList();
    if (!isWhole(pipelines, sections, statements)) {
      return Optional.empty();
    }
    Set<String> variables = new LinkedHashSet<>();
    pipelines.forEach(pipeline -> variables.addAll(pipeline.usedVariables()));
    texts.forEach(text -> UnusedInProfiles.references(text.file().text()).forEach(variables::add));
    List<ResolvedConnection> resolved =
        pipelines.stream().flatMap(UsesOfPipelines::connections).toList();
    Set<String> connections = new LinkedHashSet<>();
    resolved.stream()
        .flatMap(connection -> connection.profileConnection().stream())
        .map(Located::value)
        .forEach(connections::add);
    Set<Span> places = new LinkedHashSet<>();
    resolved.forEach(connection -> places.add(connection.place()));
    boolean known = true;
    for (Template name : statements.stream().flatMap(UsesOfPipelines::named).toList()) {
      String text = name.source().text();
      connections.add(text);
      known &= !Template.mayHoldReferences(text) || places.contains(name.source().span());
    }
    return Optional.of(new UsesOfPipelines(variables, connections, known));
  }

  // A file that only an untaken branch includes was never read.
  private static boolean isWhole(
      List<ResolvedPipeline> pipelines, List<Section> sections, List<Statement> statements) {
    Set<Span> followed = new LinkedHashSet<>();
    sections.forEach(section -> followed.addAll(section.includedBy()));
    return pipelines.stream().allMatch(ResolvedPipeline::isComplete)
        && statements.stream()
            .filter(Statement.Include.class::isInstance)
            .map(include -> ((Statement.Include) include).path().source().span())
            .allMatch(followed::contains);
  }

  private static Stream<Statement> statements(Pipeline pipeline) {
    return pipeline.statements().stream().flatMap(UsesOfPipelines::withInner);
  }

  private static Stream<Statement> withInner(Statement statement) {
    if (!(statement instanceof Statement.If conditional)) {
      return Stream.of(statement);
    }
    return Stream.concat(
            conditional.branches().stream().flatMap(branch -> branch.statements().stream()),
            conditional.otherwise().stream().flatMap(List::stream))
        .flatMap(UsesOfPipelines::withInner);
  }

  private static Stream<Template> named(Statement statement) {
    Optional<Connection> connection =
        statement instanceof Statement.Source source
            ? Optional.of(source.connection())
            : statement instanceof Statement.Export export
                ? Optional.of(export.connection())
                : Optional.empty();
    return connection.stream()
        .filter(Connection.Named.class::isInstance)
        .map(named -> ((Connection.Named) named).name());
  }

  private static Stream<ResolvedConnection> connections(ResolvedPipeline pipeline) {
    return pipeline.statements().stream()
        .flatMap(
            statement ->
                (statement instanceof ResolvedStatement.Source source
                        ? source.connection()
                        : statement instanceof ResolvedStatement.Export export
                            ? export.connection()
                            : Optional.<ResolvedConnection>empty())
                    .stream());
  }

  /**
   * Returns the variables.
   *
   * @return names as references write them, with dots for parts of maps
   */
  public Set<String> variables() {
    return variables;
  }

  /**
   * Returns the connections.
   *
   * @return names as FROM and TO mean them
   */
  public Set<String> connections() {
    return connections;
  }

  /**
   * Tells whether there can be no other connections.
   *
   * @return false if a name depends on what is not known here
   */
  public boolean connectionsAreKnown() {
    return connectionsAreKnown;
  }
}
