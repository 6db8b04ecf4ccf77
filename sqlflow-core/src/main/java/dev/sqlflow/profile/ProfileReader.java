package dev.sqlflow.profile;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.YamlReader;
import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.VariableScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a profile of a file. */
final class ProfileReader {

  private final ProfileShape shape;
  private final ConnectorRegistry registry;
  private final DiagnosticSink sink = new DiagnosticSink();

  ProfileReader(ProfileShape shape, ConnectorRegistry registry) {
    this.shape = shape;
    this.registry = registry;
  }

  Diagnosed<Optional<Profile>> read(String environment, SourceFile file) {
    Diagnosed<Optional<ConfigValue>> yaml = YamlReader.read(file);
    Optional<ConfigValue> root = sink.take(yaml);
    if (root.isPresent() && root.orElseThrow() instanceof MapValue map) {
      return sink.with(Optional.of(profile(environment, file, map)));
    }
    if (!sink.hasErrors()) {
      Span place = root.flatMap(value -> value.origin().place()).orElse(file.span(0, 0));
      sink.add(
          Diagnostic.at(DiagnosticCode.MALFORMED_PROFILE, place, "a profile must be a map")
              .help("the smallest profile is version: \"1.0\" and connectors: {}"));
    }
    return sink.with(Optional.empty());
  }

  private Profile profile(String environment, SourceFile file, MapValue written) {
    MapValue root = new OlderProfiles(sink).modernise(written);
    shape.check(root, OlderProfiles.isVersioned(written), sink);
    return new Profile(
        environment,
        Optional.of(file),
        variables(entries(root, "variables")),
        connections(entries(root, "connectors")),
        root.get("engine"),
        entries(root, "engines"));
  }

  private static List<Entry> entries(MapValue root, String key) {
    return root.get(key).orElse(null) instanceof MapValue map ? map.entries() : List.of();
  }

  private List<Entry> variables(List<Entry> written) {
    List<Entry> variables = new ArrayList<>();
    for (Entry variable : written) {
      if (VariableScope.isReserved(variable.key())) {
        sink.add(
            Diagnostic.at(
                    DiagnosticCode.RESERVED_VARIABLE,
                    variable.keySpan().orElseThrow(),
                    "a variable can't be called `" + variable.key() + "`")
                .label("this name is built in")
                .help("choose another name"));
      } else {
        variables.add(variable);
      }
    }
    return variables;
  }

  private Map<String, ConnectorProfile> connections(List<Entry> written) {
    ConnectionChecker checker = new ConnectionChecker(registry, sink);
    Map<String, ConnectorProfile> connections = new LinkedHashMap<>();
    written.forEach(entry -> connections.put(entry.key(), checker.check(entry)));
    return connections;
  }
}
