package dev.sqlflow.cli;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in the command line's words what the core says in the goals': {@code --env=} for {@code
 * -Denv=}, {@code sqlflow plan} for {@code mvn sqlflow:plan}.
 */
final class Wording {

  private static final Pattern GOAL =
      Pattern.compile(
          "\\bmvn (?:sqlflow|dev\\.sqlflow:sqlflow-maven-plugin):(profiles-)?([a-z-]+)");
  private static final Pattern VARIABLE = Pattern.compile("-Dsqlflow\\.(var|lint|secret)\\.");
  private static final Pattern CODE = Pattern.compile("-Dsqlflow\\.code=");
  private static final Pattern PROPERTY = Pattern.compile("-D(?:sqlflow\\.)?([a-z][A-Za-z]*)");
  private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

  private static final String COLOUR = "(?:\u001b\\[[0-9;]*m)?";
  private static final Pattern ADVICE =
      Pattern.compile(
          "^ +" + COLOUR + "=" + COLOUR + " " + COLOUR + "help" + COLOUR + ": ", Pattern.MULTILINE);

  private Wording() {}

  static String of(String text) {
    String verbs = GOAL.matcher(text).replaceAll(Wording::verb);
    String values = VARIABLE.matcher(verbs).replaceAll("--$1 ");
    String codes = CODE.matcher(values).replaceAll("");
    return PROPERTY.matcher(codes).replaceAll(found -> "--" + option(found.group(1)));
  }

  /** A finding as it is shown: only its advice, which comes last, is in anybody's words. */
  static String ofFinding(String shown) {
    Matcher advice = ADVICE.matcher(shown);
    return advice.find()
        ? shown.substring(0, advice.start()) + of(shown.substring(advice.start()))
        : shown;
  }

  /** The option that means what a property means. */
  static String option(String property) {
    return CAPITAL
        .matcher(property)
        .replaceAll(found -> "-" + found.group().toLowerCase(Locale.ROOT));
  }

  private static String verb(MatchResult goal) {
    String verb = goal.group(2).equals("migrate") ? "migrate-to-profiles" : goal.group(2);
    return "sqlflow " + (goal.group(1) == null ? "" : "profiles ") + verb;
  }
}
