package dev.sqlflow.environment;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.profile.Allowance;
import dev.sqlflow.profile.Profile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What differs between environments that should be alike: not the values, which are what
 * environments are for, but which connections, options and variables there are. Immutable.
 */
public final class Drift {

  private final List<Profile> profiles;
  private final List<Difference> differences;
  private final LocalDate today;

  private Drift(List<Profile> profiles, List<Difference> differences, LocalDate today) {
    this.profiles = profiles;
    this.differences = differences;
    this.today = today;
  }

  /**
   * Compares environments key by key.
   *
   * @param profiles without errors, one for each environment
   * @param today by which allowed differences expire
   * @return what differs
   */
  public static Drift between(List<Profile> profiles, LocalDate today) {
    List<Profile> all = List.copyOf(profiles);
    return new Drift(all, new EnvironmentComparison(all).differences(), today);
  }

  /**
   * Returns everything that differs.
   *
   * @return allowed differences among them
   */
  public List<Difference> differences() {
    return differences;
  }

  /**
   * Returns what is wrong: differences that nobody allows, and what is wrong with what is allowed.
   *
   * @return a warning for each
   */
  public List<Diagnostic> findings() {
    List<Diagnostic> findings = new ArrayList<>();
    for (Difference difference : differences) {
      if (!difference.isAllowed()) {
        findings.add(DriftWords.finding(difference));
      }
    }
    byAllowance().forEach((allowance, in) -> judge(allowance, in, findings));
    return List.copyOf(findings);
  }

  // One that several environments inherit is one.
  private Map<Allowance, List<String>> byAllowance() {
    Map<Allowance, List<String>> environments = new LinkedHashMap<>();
    for (Profile profile : profiles) {
      for (Allowance allowance : profile.allowances()) {
        environments
            .computeIfAbsent(allowance, any -> new ArrayList<>())
            .add(profile.environment());
      }
    }
    return environments;
  }

  private void judge(Allowance allowance, List<String> in, List<Diagnostic> findings) {
    boolean used =
        differences.stream()
            .filter(difference -> allowance.covers(difference.path()))
            .anyMatch(difference -> in.stream().anyMatch(difference.sides()::containsKey));
    if (!used) {
      findings.add(DriftWords.unused(allowance).in(in));
    } else if (allowance.isExpired(today)) {
      findings.add(DriftWords.expired(allowance).in(in));
    }
  }
}
