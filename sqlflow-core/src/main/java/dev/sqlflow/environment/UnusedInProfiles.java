package dev.sqlflow.environment;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.profile.ConnectorProfile;
import dev.sqlflow.profile.Profile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds connections and variables of profiles that no pipeline uses. What a pipeline uses in one
 * environment, or in a branch, is used in all of them: environments should be alike.
 */
public final class UnusedInProfiles {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\s*([A-Za-z_][A-Za-z0-9_.]*)");

  private final UsesOfPipelines uses;

  /**
   * Begins.
   *
   * @param uses what every pipeline of the project uses in every environment
   */
  public UnusedInProfiles(UsesOfPipelines uses) {
    this.uses = uses;
  }

  /**
   * Looks through one environment.
   *
   * @param profile without errors
   * @return a warning for each, holding in the environment
   */
  public List<Diagnostic> in(Profile profile) {
    List<Diagnostic> findings = new ArrayList<>();
    if (uses.connectionsAreKnown()) {
      profile.connections().values().stream()
          .filter(connection -> !uses.connections().contains(connection.name().value()))
          .forEach(connection -> findings.add(finding(connection)));
    }
    Set<String> used = new LinkedHashSet<>(uses.variables());
    used.addAll(usedInItself(profile));
    profile.variables().stream()
        .filter(variable -> !isUsed(variable.key(), used))
        .forEach(variable -> findings.add(finding(variable, used)));
    List<String> environment = List.of(profile.environment());
    return findings.stream().map(one -> one.in(environment)).toList();
  }

  private static boolean isUsed(String name, Set<String> used) {
    return used.contains(name) || used.stream().anyMatch(one -> one.startsWith(name + "."));
  }

  // What something unused uses is found when that is gone: one cause, one finding.
  private static Set<String> usedInItself(Profile profile) {
    Set<String> used = new LinkedHashSet<>();
    for (Entry variable : profile.variables()) {
      references(variable.value()).filter(name -> !name.equals(variable.key())).forEach(used::add);
    }
    profile.connections().values().stream()
        .flatMap(connection -> connection.params().stream())
        .flatMap(entry -> references(entry.value()))
        .forEach(used::add);
    profile.engine().stream().flatMap(UnusedInProfiles::references).forEach(used::add);
    profile.engines().stream().flatMap(entry -> references(entry.value())).forEach(used::add);
    profile.requirements().forEach(one -> used.add(one.name().value()));
    return used;
  }

  private static Stream<String> references(ConfigValue value) {
    if (value instanceof Text text) {
      return references(text.value());
    }
    if (value instanceof ListValue list) {
      return list.elements().stream().flatMap(UnusedInProfiles::references);
    }
    return value instanceof MapValue map
        ? map.entries().stream().flatMap(entry -> references(entry.value()))
        : Stream.empty();
  }

  /** The names of all references in a text, those in defaults of others among them. */
  static Stream<String> references(String text) {
    return REFERENCE.matcher(text).results().map((MatchResult found) -> found.group(1));
  }

  private Diagnostic finding(ConnectorProfile connection) {
    String name = connection.name().value();
    return Diagnostic.at(
            DiagnosticCode.UNUSED_CONNECTION,
            connection.name().span(),
            "no pipeline uses connection `" + name + "`")
        .label("used in no environment")
        .help("write FROM \"%s\" or TO \"%s\" in a pipeline, or remove it".formatted(name, name))
        .build();
  }

  private static Diagnostic finding(Entry variable, Set<String> used) {
    return Diagnostic.at(
            DiagnosticCode.UNUSED_PROFILE_VARIABLE,
            variable.keySpan().orElseThrow(),
            "nothing uses variable `" + variable.key() + "` of the profile")
        .label("used in no environment")
        .didYouMean(Suggestions.nearest(variable.key(), used))
        .help("write `${" + variable.key() + "}` where it is meant, or remove it")
        .build();
  }
}
