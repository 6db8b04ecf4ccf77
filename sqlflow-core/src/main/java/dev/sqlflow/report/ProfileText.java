package dev.sqlflow.report;

import dev.sqlflow.environment.Difference;
import dev.sqlflow.profile.ProfileSummary;
import dev.sqlflow.resolve.ResolvedProfile;
import dev.sqlflow.resolve.ResolvedProfile.Connection;
import dev.sqlflow.resolve.ResolvedProfile.Setting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells people what profiles hold. */
public final class ProfileText {

  private static final int WIDTH = 160;

  private ProfileText() {}

  /**
   * Lists profiles.
   *
   * @param profiles any
   * @return one line each
   */
  public static List<String> list(List<ProfileSummary> profiles) {
    TextTable table = new TextTable(List.of(false, false, false, false));
    table.add(List.of("profile", "kind", "extends", "connections"));
    for (ProfileSummary one : profiles) {
      List<String> connections =
          one.connections().entrySet().stream()
              .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
              .toList();
      table.add(
          List.of(
              one.name(),
              kind(one),
              String.join(", ", one.parents()),
              String.join(", ", connections)));
    }
    return table.lines(4, WIDTH);
  }

  static String kind(ProfileSummary profile) {
    if (profile.isAbstract()) {
      return "abstract";
    }
    return profile.isProtected() ? "protected environment" : "environment";
  }

  /**
   * Shows what a profile comes to.
   *
   * @param profile resolved
   * @return its settings, with where each comes from and what it overrides
   */
  public static List<String> show(ResolvedProfile profile) {
    List<String> lines = new ArrayList<>();
    lines.add("profile " + profile.environment());
    section("variables", profile.variables(), lines);
    for (Connection connection : profile.connections()) {
      section(
          "connection " + connection.name() + " (" + connection.type() + ")",
          connection.options(),
          lines);
    }
    section("engine duckdb", profile.engine(), lines);
    return List.copyOf(lines);
  }

  private static void section(String title, List<Setting> settings, List<String> lines) {
    if (settings.isEmpty() && !title.startsWith("connection")) {
      return;
    }
    TextTable table = new TextTable(List.of(false, false, false));
    for (Setting one : settings) {
      String over =
          one.overridden().isEmpty() ? "" : ", over " + String.join(", ", one.overridden());
      table.add(List.of("  " + one.name(), TextTable.value(one.value()), one.origin() + over));
    }
    lines.add("");
    lines.add(title);
    lines.addAll(table.lines(3, WIDTH));
  }

  /**
   * Compares two environments.
   *
   * @param first resolved
   * @param second resolved
   * @param differences between the two, allowed ones among them
   * @return one line for everything whose value is not the same
   */
  public static List<String> diff(
      ResolvedProfile first, ResolvedProfile second, List<Difference> differences) {
    Map<String, String> left = first.byPath();
    Map<String, String> right = second.byPath();
    Set<String> paths = new LinkedHashSet<>(left.keySet());
    paths.addAll(right.keySet());
    TextTable table = new TextTable(List.of(false, false, false, false));
    table.add(List.of("", first.environment(), second.environment(), ""));
    for (String path : paths) {
      String one = left.getOrDefault(path, "-");
      String other = right.getOrDefault(path, "-");
      if (!one.equals(other)) {
        table.add(List.of(path, one, other, judgement(path, differences)));
      }
    }
    List<String> lines = table.lines(4, WIDTH);
    return lines.size() > 1
        ? lines
        : List.of(first.environment() + " and " + second.environment() + " are the same");
  }

  private static String judgement(String path, List<Difference> differences) {
    return differences.stream()
        .filter(one -> path.equals(one.path()) || path.startsWith(one.path() + "."))
        .findFirst()
        .map(one -> one.isAllowed() ? "allowed" : "drift")
        .orElse("");
  }
}
