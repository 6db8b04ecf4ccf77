package dev.sqlflow.profile;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.connector.ConnectorRegistry.Registered;
import dev.sqlflow.connector.LiteralSecrets;
import dev.sqlflow.connector.OptionsInUse;
import dev.sqlflow.connector.OptionsSchema.Option;
import dev.sqlflow.connector.OptionsValidator;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks one connection by its connector's schema, as far as that can be done without variables and
 * without the options of a statement.
 */
final class ConnectionChecker {

  private final ConnectorRegistry registry;
  private final LiteralSecrets literalSecrets;
  private final DiagnosticSink sink;

  ConnectionChecker(ConnectorRegistry registry, boolean isProtected, DiagnosticSink sink) {
    this.literalSecrets = new LiteralSecrets(isProtected, sink);
    this.registry = registry;
    this.sink = sink;
  }

  ConnectorProfile check(Entry connection) {
    Span place = connection.keySpan().orElseThrow();
    Located<String> name = new Located<>(connection.key(), place);
    if (!(connection.value() instanceof MapValue map)
        || !(map.get("type").orElse(null) instanceof Text type)
        || !(map.get("params").orElse(null) instanceof MapValue params)) {
      return new ConnectorProfile(name, Optional.empty(), List.of(), true);
    }
    Located<String> located = new Located<>(type.value(), type.origin().place().orElse(place));
    Optional<Registered> connector = registry.find(type.value());
    if (connector.isEmpty()) {
      reportUnknown(located);
      return new ConnectorProfile(name, Optional.empty(), List.of(), true);
    }
    return checked(name, located, params, connector.orElseThrow());
  }

  private void reportUnknown(Located<String> type) {
    if (registry.isBroken(type.value())) {
      return;
    }
    sink.add(
        Diagnostic.at(
                DiagnosticCode.UNKNOWN_CONNECTOR,
                type.span(),
                "unknown connector type `" + type.value() + "`")
            .label("no connector has this type")
            .didYouMean(Suggestions.nearest(type.value(), registry.types()))
            .help("the connectors are " + String.join(", ", registry.types())));
  }

  private ConnectorProfile checked(
      Located<String> name, Located<String> type, MapValue params, Registered connector) {
    OptionsValidator validator = connector.validator();
    OptionsValidator.Names names = validator.names(params.entries(), Optional.empty(), sink);
    List<Entry> kept = new ArrayList<>();
    List<Entry> literals = new ArrayList<>();
    for (Entry entry : names.entries()) {
      Option option = connector.schema().option(entry.key()).orElseThrow();
      if (isOpen(entry.value())) {
        kept.add(entry);
        continue;
      }
      literalSecrets.check(name.value(), option, entry.value());
      validator
          .coerce(option, entry.value(), entry.value(), false, sink)
          .ifPresent(
              value -> {
                kept.add(entry);
                literals.add(new Entry(entry.key(), entry.keySpan(), value));
              });
    }
    OptionsInUse use =
        new OptionsInUse(
            literals, names.entries(), Optional.empty(), true, name.span(), Optional.empty());
    Set<String> faulty = validator.rules(use, sink);
    kept.removeIf(entry -> faulty.contains(entry.key()));
    return new ConnectorProfile(name, Optional.of(type), kept, damaged(names, kept));
  }

  private static boolean damaged(OptionsValidator.Names names, List<Entry> kept) {
    return names.damaged() || kept.size() < names.entries().size();
  }

  // Null takes the place of nothing, so it is not checked; references are not resolved yet.
  private static boolean isOpen(ConfigValue value) {
    if (value instanceof Text text) {
      return Template.mayHoldReferences(text.value());
    }
    if (value instanceof ListValue list) {
      return list.elements().stream().anyMatch(ConnectionChecker::isOpen);
    }
    if (value instanceof MapValue map) {
      return map.entries().stream().anyMatch(entry -> isOpen(entry.value()));
    }
    return value instanceof ConfigValue.Null;
  }
}
