package dev.sqlflow.profile;

import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.ValueType;
import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.template.VariableScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a profile of a file and of those that it extends. */
final class ProfileReader {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final ProfileShape shape;
  private final ConnectorRegistry registry;
  private final DiagnosticSink sink = new DiagnosticSink();

  ProfileReader(ProfileShape shape, ConnectorRegistry registry) {
    this.shape = shape;
    this.registry = registry;
  }

  /** Empty if a file of the chain is missing or unreadable: nobody knows what it would say. */
  Diagnosed<Optional<Profile>> read(Inheritance.Chain chain) {
    chain.documents().forEach(document -> document.diagnostics().forEach(sink::add));
    chain.diagnostics().forEach(sink::add);
    boolean whole =
        chain.diagnostics().isEmpty()
            && chain.documents().stream().allMatch(document -> document.content().isPresent());
    return sink.with(whole ? Optional.of(profile(chain.documents())) : Optional.empty());
  }

  private Profile profile(List<ProfileDocument> chain) {
    ProfileDocument own = chain.get(chain.size() - 1);
    ProfileMerge merge = new ProfileMerge();
    MapValue root = merged(chain, merge);
    shape.check(root, unversioned(chain), sink);
    return new Profile(
        own.name(),
        own.file(),
        variables(entries(root, "variables")),
        requirements(entries(root, "requires")),
        connections(entries(root, "connectors"), isProtected(root)),
        isProtected(root),
        root.get("engine"),
        entries(root, "engines"),
        new AllowanceReader(sink).read(root),
        merge.overridden());
  }

  private static MapValue merged(List<ProfileDocument> chain, ProfileMerge merge) {
    MapValue merged = chain.get(0).content().orElseThrow();
    for (ProfileDocument upper : chain.subList(1, chain.size())) {
      merged = merge.over(upper.content().orElseThrow(), merged);
    }
    return merged;
  }

  private static Set<SourceFile> unversioned(List<ProfileDocument> chain) {
    Set<SourceFile> files = new LinkedHashSet<>();
    for (ProfileDocument document : chain) {
      if (!document.versioned()) {
        files.add(document.file().orElseThrow());
      }
    }
    return files;
  }

  private static List<Entry> entries(MapValue root, String key) {
    return root.get(key).orElse(null) instanceof MapValue map ? map.entries() : List.of();
  }

  private List<Entry> variables(List<Entry> written) {
    return written.stream().filter(variable -> !isReserved(variable)).toList();
  }

  private boolean isReserved(Entry variable) {
    boolean reserved = VariableScope.isReserved(variable.key());
    if (reserved) {
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.RESERVED_VARIABLE,
                  variable.keySpan().orElseThrow(),
                  "a variable can't be called `" + variable.key() + "`")
              .label("this name is built in")
              .help("choose another name"));
    }
    return reserved;
  }

  // Names and types that are wrong are reported with the shape.
  private List<Requirement> requirements(List<Entry> written) {
    List<Requirement> requirements = new ArrayList<>();
    for (Entry entry : written) {
      if (NAME.matcher(entry.key()).matches()
          && entry.value() instanceof Text word
          && !isReserved(entry)) {
        ValueType.of(word.value())
            .map(type -> new Requirement(located(entry), type))
            .ifPresent(requirements::add);
      }
    }
    return requirements;
  }

  private static Located<String> located(Entry entry) {
    return new Located<>(entry.key(), entry.keySpan().orElseThrow());
  }

  private Map<String, ConnectorProfile> connections(List<Entry> written, boolean isProtected) {
    ConnectionChecker checker = new ConnectionChecker(registry, isProtected, sink);
    Map<String, ConnectorProfile> connections = new LinkedHashMap<>();
    written.forEach(entry -> connections.put(entry.key(), checker.check(entry)));
    return connections;
  }

  private static boolean isProtected(MapValue root) {
    return root.get("protected").orElse(null) instanceof Bool flag && flag.value();
  }
}
