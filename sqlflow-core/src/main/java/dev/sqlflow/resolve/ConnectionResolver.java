package dev.sqlflow.resolve;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.Origin;
import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.connector.ConnectorRegistry.Registered;
import dev.sqlflow.connector.OptionsSchema.Option;
import dev.sqlflow.connector.OptionsSchema.Role;
import dev.sqlflow.connector.OptionsValidator;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.language.Statement.Connection;
import dev.sqlflow.profile.ConnectorProfile;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.Interpolator;
import dev.sqlflow.template.Template;
import dev.sqlflow.template.VariableScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the connector that a SOURCE or EXPORT names, and makes its options final. */
final class ConnectionResolver {

  private final ConnectorRegistry registry;
  private final Profile profile;
  private final OptionsResolver options;
  private final Interpolator interpolator;
  private final DiagnosticSink sink;

  ConnectionResolver(
      ConnectorRegistry registry,
      Profile profile,
      OptionsResolver options,
      Interpolator interpolator,
      DiagnosticSink sink) {
    this.registry = registry;
    this.profile = profile;
    this.options = options;
    this.interpolator = interpolator;
    this.sink = sink;
  }

  /** What a SOURCE reads; empty if that can't be told, which is then reported. */
  Optional<ResolvedConnection> source(Connection connection, VariableScope scope) {
    return connection instanceof Connection.Inline inline
        ? inline(inline, Role.SOURCE, Optional.empty(), scope)
        : named((Connection.Named) connection, Role.SOURCE, scope);
  }

  /** Where an EXPORT writes; empty if that can't be told, which is then reported. */
  Optional<ResolvedConnection> sink(
      Connection connection, Template destination, VariableScope scope) {
    return connection instanceof Connection.Inline inline
        ? inline(inline, Role.SINK, Optional.of(destination), scope)
        : named((Connection.Named) connection, Role.SINK, scope);
  }

  private Optional<ResolvedConnection> inline(
      Connection.Inline inline, Role role, Optional<Template> destination, VariableScope scope) {
    Located<String> type = inline.type();
    Optional<Registered> connector = registry.find(type.value());
    if (connector.isEmpty()) {
      reportUnknownType(type);
      return Optional.empty();
    }
    Registered found = connector.orElseThrow();
    OptionsValidator.Names names =
        found.validator().names(entries(inline.options()), Optional.of(role), sink);
    List<Entry> statement = new ArrayList<>(names.entries());
    boolean agree =
        destination.isEmpty() || addDestination(found, destination.orElseThrow(), statement, scope);
    ConnectorUse use =
        new ConnectorUse(
            found.schema().connector(),
            found,
            role,
            List.of(),
            statement,
            names.damaged() || !agree,
            type.span(),
            Optional.empty());
    return options
        .resolve(use, scope)
        .map(
            resolved ->
                new ResolvedConnection(found.connector(), resolved, Optional.empty(), type.span()));
  }

  private static List<Entry> entries(Optional<MapValue> map) {
    return map.map(MapValue::entries).orElse(List.of());
  }

  private boolean addDestination(
      Registered connector, Template destination, List<Entry> statement, VariableScope scope) {
    LocatedText source = destination.source();
    Optional<Option> option = connector.schema().destination();
    if (option.isEmpty()) {
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.INVALID_OPTION_VALUE,
                  source.span(),
                  "connector `%s` has no destination that a text could name"
                      .formatted(connector.schema().connector()))
              .label("means nothing to it"));
      return false;
    }
    String name = option.orElseThrow().name();
    Entry text =
        new Entry(
            name,
            Optional.of(source.span()),
            new Text(source.text(), new Origin.File(source.span()), true, source));
    Optional<Entry> other =
        statement.stream().filter(entry -> entry.key().equals(name)).findFirst();
    if (other.isEmpty()) {
      statement.add(0, text);
      return interpolator.text(destination, scope).isPresent();
    }
    return agree(text, other.orElseThrow(), scope);
  }

  private boolean agree(Entry destination, Entry option, VariableScope scope) {
    Optional<String> first = text(destination, scope);
    Optional<String> second = text(option, scope);
    if (first.isEmpty() || second.isEmpty() || first.equals(second)) {
      return true;
    }
    sink.add(
        Diagnostic.at(
                DiagnosticCode.TWO_DESTINATIONS,
                option.value().origin().place().orElseThrow(),
                "option `" + option.key() + "` and the text behind TO name different destinations")
            .label("`" + second.orElseThrow() + "`")
            .related(
                destination.value().origin().place().orElseThrow(), "`" + first.orElseThrow() + "`")
            .help("leave the option out"));
    return false;
  }

  private Optional<String> text(Entry entry, VariableScope scope) {
    return interpolator.value(entry.value(), scope).flatMap(ConfigValue::plainText);
  }

  private void reportUnknownType(Located<String> type) {
    if (!registry.isBroken(type.value())) {
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.UNKNOWN_CONNECTOR,
                  type.span(),
                  "unknown connector type `" + type.value() + "`")
              .label("no connector has this type")
              .didYouMean(Suggestions.nearest(type.value(), registry.types()))
              .help("the connectors are " + String.join(", ", registry.types())));
    }
  }

  private Optional<ResolvedConnection> named(
      Connection.Named named, Role role, VariableScope scope) {
    Optional<LocatedText> name = interpolator.text(named.name(), scope);
    if (name.isEmpty() || !name.orElseThrow().isKnown()) {
      return Optional.empty();
    }
    Located<String> located =
        new Located<>(name.orElseThrow().text(), named.name().source().span());
    Optional<ConnectorProfile> connection = profile.connection(located.value());
    if (connection.isEmpty()) {
      sink.add(UnknownConnection.of(located, role, profile));
      return Optional.empty();
    }
    return named(named, located.span(), connection.orElseThrow(), role, scope);
  }

  private Optional<ResolvedConnection> named(
      Connection.Named named,
      Span place,
      ConnectorProfile connection,
      Role role,
      VariableScope scope) {
    Optional<Registered> connector = connection.type().flatMap(type -> registry.find(type.value()));
    if (connector.isEmpty()) {
      return Optional.empty();
    }
    Registered found = connector.orElseThrow();
    OptionsValidator.Names names =
        found.validator().names(entries(named.options()), Optional.of(role), sink);
    ConnectorUse use =
        new ConnectorUse(
            connection.name().value(),
            found,
            role,
            connection.params(),
            names.entries(),
            names.damaged() || connection.damaged(),
            place,
            Optional.of(
                new Diagnostic.Related(
                    connection.name().span(), "connection `" + connection.name().value() + "`")));
    return options
        .resolve(use, scope)
        .map(
            resolved ->
                new ResolvedConnection(
                    found.connector(), resolved, Optional.of(connection.name()), place));
  }
}
