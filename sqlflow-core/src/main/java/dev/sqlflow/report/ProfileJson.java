package dev.sqlflow.report;

import dev.sqlflow.profile.ProfileSummary;
import dev.sqlflow.resolve.ResolvedProfile;
import dev.sqlflow.resolve.ResolvedProfile.Connection;
import dev.sqlflow.resolve.ResolvedProfile.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What profiles hold, for machines. */
public final class ProfileJson {

  private ProfileJson() {}

  /**
   * Writes a list of profiles.
   *
   * @param file made when needed, with its folder
   * @param profiles any
   * @throws IOException if it can't be written
   */
  public static void write(Path file, List<ProfileSummary> profiles) throws IOException {
    ObjectNode root = root();
    ArrayNode all = root.putArray("profiles");
    for (ProfileSummary one : profiles) {
      ObjectNode profile = all.addObject();
      profile.put("name", one.name()).put("file", one.file());
      profile.put("abstract", one.isAbstract()).put("protected", one.isProtected());
      ArrayNode parents = profile.putArray("extends");
      one.parents().forEach(parents::add);
      ObjectNode connections = profile.putObject("connections");
      one.connections().forEach(connections::put);
    }
    AtomicFile.write(file, JsonText.of(root));
  }

  /**
   * Writes what a profile comes to.
   *
   * @param file made when needed, with its folder
   * @param profile resolved
   * @throws IOException if it can't be written
   */
  public static void write(Path file, ResolvedProfile profile) throws IOException {
    ObjectNode root = root();
    root.put("environment", profile.environment());
    settings(profile.variables(), root.putObject("variables"));
    ObjectNode connections = root.putObject("connections");
    for (Connection connection : profile.connections()) {
      ObjectNode node = connections.putObject(connection.name());
      node.put("type", connection.type());
      settings(connection.options(), node.putObject("params"));
    }
    settings(profile.engine(), root.putObject("engine"));
    AtomicFile.write(file, JsonText.of(root));
  }

  private static ObjectNode root() {
    return JsonNodeFactory.instance.objectNode().put("version", "1");
  }

  private static void settings(List<Setting> settings, ObjectNode node) {
    for (Setting one : settings) {
      ObjectNode setting = node.putObject(one.name());
      setting.put("value", one.value()).put("origin", one.origin());
      ArrayNode overridden = setting.putArray("overridden");
      one.overridden().forEach(overridden::add);
    }
  }
}
