package dev.sqlflow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.plan.Dependency.Kind;
import dev.sqlflow.resolve.ResolvedStatement.Damaged;
import dev.sqlflow.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepOrderTest {

  private static final SourceFile FILE = SourceFile.of("a.sf", "");

  private final List<Action> actions = new ArrayList<>();
  private final List<Dependency> dependencies = new ArrayList<>();

  private void actions(int count) {
    IntStream.range(0, count)
        .mapToObj(
            index ->
                new Action(
                    index,
                    "s" + index,
                    new Damaged(Optional.empty(), Optional.empty(), FILE.span(0, 0)),
                    Optional.empty(),
                    List.of(),
                    Optional.empty()))
        .forEach(actions::add);
  }

  private void waits(int action, int on) {
    dependencies.add(
        new Dependency(actions.get(action), actions.get(on), Kind.READ, FILE.span(0, 0), ""));
  }

  private List<String> order() {
    return StepOrder.of(actions, dependencies).actions().stream().map(Action::id).toList();
  }

  private List<String> cycles() {
    return StepOrder.of(actions, dependencies).cycles().stream()
        .map(cycle -> cycle.stream().map(one -> one.action().id() + ">" + one.on().id()).toList())
        .map(Object::toString)
        .toList();
  }

  @Test
  void tiesGoByFileOrder() {
    actions(5);
    waits(0, 3);
    waits(3, 1);

    assertThat(order()).containsExactly("s1", "s2", "s3", "s0", "s4");
    assertThat(cycles()).isEmpty();
  }

  @Test
  void waitingTwiceForTheSameIsWaitingOnce() {
    actions(2);
    waits(0, 1);
    waits(0, 1);

    assertThat(order()).containsExactly("s1", "s0");
  }

  @Test
  void aCycleIsFoundOnceWithItsShortestPath() {
    actions(6);
    waits(0, 1);
    waits(1, 2);
    waits(2, 0);
    waits(1, 0);
    waits(3, 0);

    assertThat(cycles()).containsExactly("[s0>s1, s1>s0]");
    assertThat(order()).containsExactly("s4", "s5");
  }

  @Test
  void separateCyclesAreFoundSeparatelyAndWhatLiesBetweenThemIsNone() {
    actions(6);
    waits(1, 0);
    waits(0, 1);
    waits(2, 1);
    waits(3, 2);
    waits(3, 4);
    waits(4, 3);
    waits(5, 5);

    assertThat(cycles()).containsExactly("[s0>s1, s1>s0]", "[s3>s4, s4>s3]", "[s5>s5]");
  }

  @Test
  void aLongChainNeedsNoDeepStack() {
    actions(50_000);
    for (int i = 0; i + 1 < 50_000; i++) {
      waits(i, i + 1);
    }

    assertThat(order()).startsWith("s49999").endsWith("s0");

    waits(49_999, 0);

    assertThat(StepOrder.of(actions, dependencies).cycles().get(0)).hasSize(50_000);
  }
}
