package dev.sqlflow.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunResourcesTest {

  private final List<String> closed = new ArrayList<>();

  private record Pool(String name, List<String> closed) implements AutoCloseable {
    @Override
    public void close() {
      closed.add(name);
      throw new IllegalStateException("nobody hears this");
    }
  }

  private ResourceLease<Pool> lease() {
    return StatementContext.NONE
        .resources()
        .lease(Pool.class, "key", () -> new Pool("pool", closed));
  }

  @Test
  void without_a_run_every_lease_has_a_resource_of_its_own_and_closes_it() {
    ResourceLease<Pool> lease = lease();
    assertThat(lease().resource()).isNotSameAs(lease.resource());

    lease.close();

    assertThat(closed).containsExactly("pool");
  }

  @Test
  void a_resource_of_a_run_outlives_its_leases() {
    new ResourceLease<>(new Pool("shared", closed), false).close();

    assertThat(closed).isEmpty();
  }

  @Test
  void a_request_of_no_statement_waits_for_nobody() {
    assertThat(ScanRequest.ALL.context()).isEqualTo(StatementContext.NONE);
    assertThat(new WriteRequest(WriteMode.APPEND, List.of(), "run-1").context().patience())
        .isZero();
  }

  @Test
  void a_text_tells_its_bytes() {
    List<Column> columns = List.of(new Column("a", ColumnType.VARCHAR));
    ColumnBatch batch = new RowBatch(columns, List.of(List.of("\u00e9")));

    assertThat(((ColumnVector.Texts) batch.column(0)).utf8(0)).containsExactly(0xC3, 0xA9);
  }
}
