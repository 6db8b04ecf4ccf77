package dev.sqlflow;

import dev.sqlflow.profile.ProfileSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses the profiles in which a connection must stand so that every environment has it: one that
 * all of them extend, the nearest, else as few as will do.
 */
final class ProfileTargets {

  private final Map<String, ProfileSummary> profiles = new LinkedHashMap<>();

  private ProfileTargets(List<ProfileSummary> all) {
    all.forEach(one -> profiles.put(one.name(), one));
  }

  static List<ProfileSummary> of(List<ProfileSummary> all) {
    return new ProfileTargets(all).choose();
  }

  private List<ProfileSummary> choose() {
    Map<String, Set<String>> covered = new LinkedHashMap<>();
    Set<String> open = new LinkedHashSet<>();
    for (ProfileSummary profile : profiles.values()) {
      if (!profile.isAbstract()) {
        open.add(profile.name());
        Set<String> chain = new LinkedHashSet<>();
        ancestors(profile.name(), chain);
        chain.forEach(
            one -> covered.computeIfAbsent(one, any -> new LinkedHashSet<>()).add(profile.name()));
      }
    }
    List<ProfileSummary> chosen = new ArrayList<>();
    while (!open.isEmpty()) {
      String best =
          covered.keySet().stream()
              .max(
                  Comparator.comparingInt((String one) -> count(covered, one, open))
                      .thenComparingInt(this::depth)
                      .thenComparing(Comparator.reverseOrder()))
              .orElseThrow();
      ProfileSummary profile = profiles.get(best);
      if (profile != null) {
        chosen.add(profile);
      }
      open.removeAll(covered.getOrDefault(best, Set.of()));
    }
    return chosen;
  }

  private static int count(Map<String, Set<String>> covered, String name, Set<String> open) {
    return (int) covered.getOrDefault(name, Set.of()).stream().filter(open::contains).count();
  }

  private int depth(String name) {
    Set<String> chain = new LinkedHashSet<>();
    ancestors(name, chain);
    return chain.size();
  }

  private void ancestors(String name, Set<String> chain) {
    ProfileSummary profile = profiles.get(name);
    if (profile != null && chain.add(name)) {
      profile.parents().forEach(parent -> ancestors(parent, chain));
    }
  }
}
