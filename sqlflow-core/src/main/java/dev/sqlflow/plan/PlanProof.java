package dev.sqlflow.plan;

import dev.sqlflow.resolve.ResolvedConnection;
import dev.sqlflow.resolve.ResolvedStatement.Load;
import dev.sqlflow.resolve.ResolvedStatement.Source;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Everything that decides what a plan does: two plans that do the same have the same. Places,
 * origins, the names of connections and the values of secrets are not in it; what only another
 * machine knows is, by its name and type.
 */
public final class PlanProof {

  private final Map<String, List<String>> steps;

  PlanProof(Map<String, List<String>> steps) {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    steps.forEach((step, parts) -> copy.put(step, List.copyOf(parts)));
    this.steps = Collections.unmodifiableMap(copy);
  }

  static PlanProof of(Plan plan, Bindings bindings) {
    Map<String, List<String>> steps = new LinkedHashMap<>(Fingerprint.parts(plan));
    List<String> unknown = new ArrayList<>(new TreeSet<>(bindings.pipeline().unknownVariables()));
    steps.put("unknown variables", unknown);
    for (Action action : bindings.actions()) {
      List<String> more =
          new ArrayList<>(bindings.pipeline().alternatives().when(action.statement()));
      action.load().ifPresent(load -> more.addAll(otherSources(load, bindings, plan)));
      // Which unknown value stands where, only the text as it is written tells.
      action
          .query()
          .filter(any -> !unknown.isEmpty())
          .ifPresent(query -> more.add(query.text().span().text()));
      steps.computeIfAbsent(action.id(), any -> new ArrayList<>()).addAll(more);
    }
    return new PlanProof(steps);
  }

  // Where an IF is undecided, a LOAD may have several sources, of which the step knows the first.
  private static List<String> otherSources(Load load, Bindings bindings, Plan plan) {
    List<String> parts = new ArrayList<>();
    for (Source source : bindings.sourcesOf(load)) {
      ResolvedConnection connection = source.connection().orElseThrow();
      parts.addAll(bindings.pipeline().alternatives().when(source));
      parts.add(connection.connector().type());
      parts.addAll(Fingerprint.parts(connection.options().values(), plan));
    }
    return bindings.sourcesOf(load).size() > 1 ? parts : List.of();
  }

  /**
   * Digests it. Every part says its length, so none blends with its neighbour.
   *
   * @return 64 hexadecimal digits
   */
  public String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (List<String> parts : steps.values()) {
        for (String part : parts) {
          byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
          digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
          digest.update(bytes);
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Compares two.
   *
   * @param other of the same pipeline
   * @return the first thing that is not the same, as people say it; empty if both do the same
   */
  public Optional<String> difference(PlanProof other) {
    TreeSet<String> missing = new TreeSet<>(steps.keySet());
    missing.removeAll(other.steps.keySet());
    TreeSet<String> added = new TreeSet<>(other.steps.keySet());
    added.removeAll(steps.keySet());
    if (!missing.isEmpty() || !added.isEmpty()) {
      return Optional.of(
          missing.isEmpty()
              ? "there would be a step `" + added.first() + "`"
              : "there would be no step `" + missing.first() + "`");
    }
    if (!List.copyOf(steps.keySet()).equals(List.copyOf(other.steps.keySet()))) {
      return Optional.of("its steps would come in another order");
    }
    return steps.keySet().stream()
        .filter(step -> !Objects.equals(steps.get(step), other.steps.get(step)))
        .findFirst()
        .map(step -> difference(step, part(step), other.part(step)));
  }

  private List<String> part(String step) {
    return Objects.requireNonNull(steps.get(step));
  }

  private static String difference(String step, List<String> before, List<String> after) {
    int at = 0;
    while (at < Math.min(before.size(), after.size()) && before.get(at).equals(after.get(at))) {
      at++;
    }
    String what = step.isEmpty() ? "its engine or schemas" : "`" + step + "`";
    return "in " + what + " `" + shown(before, at) + "` would become `" + shown(after, at) + "`";
  }

  private static String shown(List<String> parts, int at) {
    return at < parts.size() ? parts.get(at) : "nothing";
  }
}
