package dev.sqlflow.report;

import dev.sqlflow.report.TestedConnection.State;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tested connections of all environments, for people and for machines. */
public final class ConnectionTable {

  private static final int WIDTH = 160;

  private ConnectionTable() {}

  /**
   * Returns the table as people read it.
   *
   * @param connections in order
   * @return aligned lines, a heading first; none if no connection was tested
   */
  public static List<String> lines(List<TestedConnection> connections) {
    if (connections.isEmpty()) {
      return List.of();
    }
    TextTable table = new TextTable(List.of(false, false, false, false, false, true));
    table.add(List.of("environment", "connection", "type", "use", "state", "time"));
    for (TestedConnection one : connections) {
      String use = one.object().isEmpty() ? one.use() : one.use() + " " + one.object();
      String state =
          one.reason().isEmpty() ? one.state().label() : one.state().label() + ": " + one.reason();
      String time = one.state() == State.NOT_TESTED ? "" : Amounts.time(one.duration());
      table.add(List.of(one.environment(), one.connection(), one.type(), use, state, time));
    }
    return new ArrayList<>(table.lines(6, WIDTH));
  }

  static void put(List<TestedConnection> connections, ObjectNode root) {
    if (connections.isEmpty()) {
      return;
    }
    ArrayNode array = root.putArray("connections");
    for (TestedConnection one : connections) {
      ObjectNode node = array.addObject();
      node.put("environment", one.environment());
      node.put("connection", one.connection());
      node.put("type", one.type());
      node.put("use", one.use());
      if (!one.object().isEmpty()) {
        node.put("object", one.object());
      }
      node.put("state", one.state().label());
      if (!one.reason().isEmpty()) {
        node.put("reason", one.reason());
      }
      node.put("milliseconds", one.duration().toMillis());
    }
  }
}
