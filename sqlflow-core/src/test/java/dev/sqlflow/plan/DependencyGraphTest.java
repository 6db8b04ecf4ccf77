package dev.sqlflow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.plan.DependencyGraph.Edge;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DependencyGraphTest {

  private static DependencyGraph graph() {
    Map<String, List<String>> edges = new LinkedHashMap<>();
    edges.put("load:a", List.of());
    edges.put("load:b", List.of());
    edges.put("create:c", List.of("load:a"));
    edges.put("create:c#2", List.of("create:c", "load:b"));
    return new DependencyGraph(edges);
  }

  @Test
  void stepsStandInTheOrderOfRunning() {
    assertThat(graph().steps()).containsExactly("load:a", "load:b", "create:c", "create:c#2");
  }

  @Test
  void edgesLeadToWhatAStepWaitsFor() {
    assertThat(graph().edges())
        .containsExactly(
            new Edge("create:c", "load:a"),
            new Edge("create:c#2", "create:c"),
            new Edge("create:c#2", "load:b"));
  }

  @Test
  void ancestorsAreFoundOverWhateverWay() {
    assertThat(graph().ancestors("create:c#2")).containsExactly("load:a", "load:b", "create:c");
    assertThat(graph().ancestors("create:c")).containsExactly("load:a");
    assertThat(graph().ancestors("load:a")).isEmpty();
  }

  @Test
  void theChartShowsTheFlowOfData() {
    assertThat(graph().mermaid())
        .isEqualTo(
            """
            flowchart LR
              s1["load:a"]
              s2["load:b"]
              s3["create:c"]
              s4["create:c#35;2"]
              s1 --> s3
              s3 --> s4
              s2 --> s4
            """);
  }
}
