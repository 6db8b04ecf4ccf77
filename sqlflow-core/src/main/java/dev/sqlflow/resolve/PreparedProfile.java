package dev.sqlflow.resolve;

import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.template.Templates;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is worked out of a profile once, for all pipelines that are resolved with it.
 *
 * @param profile the profile
 * @param variables its variables by name
 * @param templates of its texts
 */
record PreparedProfile(Profile profile, Map<String, Entry> variables, Templates templates) {

  static PreparedProfile of(Profile profile) {
    Map<String, Entry> variables = new LinkedHashMap<>();
    profile.variables().forEach(entry -> variables.put(entry.key(), entry));
    return new PreparedProfile(profile, Collections.unmodifiableMap(variables), new Templates());
  }

  // Comparing profiles would take as long as preparing them.
  @SuppressWarnings("ReferenceEquality")
  boolean isOf(Profile other) {
    return profile == other;
  }
}
