package dev.sqlflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sqlflow.spi.ResourceLease;
import dev.sqlflow.spi.RunResources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RunContextTest {

  private final List<String> closed = new ArrayList<>();

  private record Pool(String name, List<String> closed) implements AutoCloseable {
    @Override
    public void close() {
      closed.add(name);
      throw new IllegalStateException("nobody hears this");
    }
  }

  private ResourceLease<Pool> lease(RunResources resources, String key) {
    return resources.lease(Pool.class, key, () -> new Pool(key, closed));
  }

  @Test
  void statements_share_what_has_one_key_and_closing_a_lease_keeps_it_open() {
    try (RunContext run = new RunContext(Duration.ZERO, OptionalLong.empty())) {
      ResourceLease<Pool> first = lease(run, "a");
      first.close();

      assertThat(lease(run, "a").resource()).isSameAs(first.resource());
      assertThat(lease(run, "b").resource()).isNotSameAs(first.resource());
      assertThat(closed).isEmpty();
    }
  }

  @Test
  void everything_is_closed_with_the_run_the_last_first_whatever_fails() {
    try (RunContext run = new RunContext(Duration.ZERO, OptionalLong.empty())) {
      lease(run, "a");
      lease(run, "b");
    }

    assertThat(closed).containsExactly("b", "a");
  }

  @Test
  void without_a_run_a_lease_owns_its_resource() {
    ResourceLease<Pool> lease = lease(RunResources.NONE, "a");
    assertThat(lease(RunResources.NONE, "a").resource()).isNotSameAs(lease.resource());

    lease.close();

    assertThat(closed).containsExactly("a");
  }
}
