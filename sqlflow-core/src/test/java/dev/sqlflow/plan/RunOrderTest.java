package dev.sqlflow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RunOrderTest {

  @Test
  void keepsTheOrderOfWhatWaitsForNothing() {
    Map<String, Set<String>> inputs = new LinkedHashMap<>();
    inputs.put("a", Set.of());
    inputs.put("b", Set.of());

    assertThat(RunOrder.of(inputs)).containsExactly("a", "b");
  }

  @Test
  void putsEachBehindWhatItWaitsForAndGoesBackToTheFirstThatIsReady() {
    Map<String, Set<String>> inputs = new LinkedHashMap<>();
    inputs.put("a", Set.of("d"));
    inputs.put("b", Set.of());
    inputs.put("c", Set.of());
    inputs.put("d", Set.of("b"));

    assertThat(RunOrder.of(inputs)).containsExactly("b", "c", "d", "a");
  }

  @Test
  void beginsACircleWithItsFirstWhenNothingElseIsLeft() {
    Map<String, Set<String>> inputs = new LinkedHashMap<>();
    inputs.put("a", Set.of("b"));
    inputs.put("b", Set.of("a"));
    inputs.put("c", Set.of());

    assertThat(RunOrder.of(inputs)).containsExactly("c", "a", "b");
  }

  /** The definition, word for word, which takes time by the square. */
  @Property
  void agreesWithTheSlowDefinition(
      @ForAll @Size(max = 12) List<@Size(max = 3) List<@IntRange(max = 11) Integer>> drawn) {
    Map<Integer, Set<Integer>> inputs = new LinkedHashMap<>();
    for (int one = 0; one < drawn.size(); one++) {
      Set<Integer> waits = new LinkedHashSet<>(drawn.get(one));
      int own = one;
      waits.removeIf(other -> other == own || other >= drawn.size());
      inputs.put(one, waits);
    }

    assertThat(RunOrder.of(inputs)).isEqualTo(defined(inputs));
  }

  private static List<Integer> defined(Map<Integer, Set<Integer>> inputs) {
    Map<Integer, Set<Integer>> left = new LinkedHashMap<>(inputs);
    List<Integer> order = new ArrayList<>();
    while (!left.isEmpty()) {
      int next =
          left.keySet().stream()
              .filter(one -> inputs.get(one).stream().noneMatch(left::containsKey))
              .findFirst()
              .orElseGet(() -> left.keySet().iterator().next());
      left.remove(next);
      order.add(next);
    }
    return order;
  }
}
