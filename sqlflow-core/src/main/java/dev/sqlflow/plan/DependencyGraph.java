package dev.sqlflow.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which step waits for which. Immutable. */
public final class DependencyGraph {

  /** For each step, those that it waits for; in an order in which they can run. */
  private final Map<String, List<String>> dependencies;

  DependencyGraph(Map<String, List<String>> dependencies) {
    this.dependencies = Collections.unmodifiableMap(new LinkedHashMap<>(dependencies));
  }

  /**
   * An edge.
   *
   * @param step waits
   * @param dependency what it waits for
   */
  public record Edge(String step, String dependency) {}

  /**
   * Returns the steps in an order in which they can run.
   *
   * @return their identities
   */
  public List<String> steps() {
    return List.copyOf(dependencies.keySet());
  }

  /**
   * Returns every edge.
   *
   * @return in the order of the steps
   */
  public List<Edge> edges() {
    List<Edge> edges = new ArrayList<>();
    dependencies.forEach((step, all) -> all.forEach(one -> edges.add(new Edge(step, one))));
    return List.copyOf(edges);
  }

  /**
   * Returns what must have run before a step, over whatever way.
   *
   * @param step its identity
   * @return the identities of its ancestors, without itself, in an order in which they can run
   */
  public List<String> ancestors(String step) {
    Set<String> needed = new LinkedHashSet<>(dependencies.getOrDefault(step, List.of()));
    List<String> backwards = new ArrayList<>(dependencies.keySet());
    Collections.reverse(backwards);
    for (String one : backwards) {
      if (needed.contains(one)) {
        needed.addAll(dependencies.getOrDefault(one, List.of()));
      }
    }
    return dependencies.keySet().stream().filter(needed::contains).toList();
  }

  /**
   * Returns the graph as a Mermaid flow chart: data flows along the arrows.
   *
   * @return the text of the chart
   */
  public String mermaid() {
    StringBuilder out = new StringBuilder("flowchart LR\n");
    Map<String, String> nodes = new LinkedHashMap<>();
    for (String step : dependencies.keySet()) {
      String node = "s" + (nodes.size() + 1);
      nodes.put(step, node);
      String label = step.replace("#", "#35;").replace("\"", "#quot;");
      out.append("  ").append(node).append("[\"").append(label).append("\"]\n");
    }
    for (Edge edge : edges()) {
      out.append("  ").append(nodes.get(edge.dependency())).append(" --> ");
      out.append(nodes.get(edge.step())).append('\n');
    }
    return out.toString();
  }
}
