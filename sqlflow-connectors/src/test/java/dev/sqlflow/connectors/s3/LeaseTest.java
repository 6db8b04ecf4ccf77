package dev.sqlflow.connectors.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.testkit.ConnectorOptions;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may write to a place. */
@ExtendWith(S3Server.Extension.class)
class LeaseTest {

  private static final String LOCK = "out/_a.csv.sqlflow-lock";

  private S3Server server;
  private Connection connection;
  private Location target;

  @BeforeEach
  void begin(S3Server given) {
    server = given;
    connection =
        Connection.open(ConnectorOptions.of(new S3Connector(), server.options("out/a.csv")));
    target = new Location(server.bucket, "out/a.csv", Location.Shape.OBJECT);
  }

  @AfterEach
  void end() {
    connection.close();
  }

  @Test
  void one_holds_it_and_another_is_told_who() {
    try (Lease lease = Lease.acquire(connection, target, "run-1")) {
      assertThat(lease.dead()).isEmpty();
      assertThatThrownBy(() -> Lease.acquire(connection, target, "run-2"))
          .isInstanceOf(ConnectorException.class)
          .hasMessageMatching(
              "`%s` is being written by process %d on `.+` \\(run run-1\\), which was started \\d+ s ago: wait until it is done"
                  .formatted(target, ProcessHandle.current().pid()));
      assertThat(server.keys()).containsExactly(LOCK);
      lease.mustBeHeld();
    }

    assertThat(server.keys()).isEmpty();
  }

  @Test
  void one_whose_process_is_no_more_is_taken_over() {
    Holder own = Holder.now("run-1");
    Instant earlier = Instant.parse("2026-11-25T10:00:00Z");
    Holder dead = new Holder(own.process(), earlier, own.machine(), "run-0");
    server.put(LOCK, dead.text());

    try (Lease lease = Lease.acquire(connection, target, "run-1")) {
      assertThat(lease.dead()).contains(dead);
    }
    assertThat(server.keys()).isEmpty();
  }

  @Test
  void one_of_another_machine_is_left_alone_while_it_is_fresh() {
    Holder own = Holder.now("run-1");
    server.put(LOCK, new Holder(own.process(), own.started(), "elsewhere 1", "run-0").text());

    assertThatThrownBy(() -> Lease.acquire(connection, target, "run-1"))
        .hasMessageContaining("on `elsewhere` (run run-0)");
  }

  @Test
  void one_that_was_given_back_or_is_damaged_is_free() {
    for (String text : new String[] {Holder.RELEASED, "1\n2\n3\n4", "x\n2\n3\n4"}) {
      server.put(LOCK, text);
      try (Lease lease = Lease.acquire(connection, target, "run-1")) {
        assertThat(lease.dead()).isEmpty();
      }
    }
  }

  @Test
  void one_that_is_lost_forbids_to_go_on() {
    try (Lease lease = Lease.acquire(connection, target, "run-1")) {
      server.put(LOCK, "somebody else's");
      lease.renew();

      assertThatThrownBy(lease::mustBeHeld)
          .hasMessage("another run has begun to write `" + target + "`, because this one hung");
    }
    assertThat(server.text(LOCK)).isEqualTo("somebody else's");
  }

  @Test
  void one_that_others_have_taken_over_is_not_held_and_stays_theirs() {
    try (Lease lease = Lease.acquire(connection, target, "run-1")) {
      assertThat(lease.isHeld(connection)).isTrue();
      server.put(LOCK, "somebody else's");

      assertThat(lease.isHeld(connection)).isFalse();
    }
    assertThat(server.text(LOCK)).isEqualTo("somebody else's");
  }

  @Test
  void one_whose_connection_has_ended_is_given_back_by_another() {
    try (Lease lease = Lease.acquire(connection, target, "run-1")) {
      connection.end();

      assertThat(lease.dead()).isEmpty();
    }
    assertThat(server.keys()).isEmpty();
  }

  @Test
  void one_that_is_kept_stays_for_who_takes_it_over() {
    try (Lease lease = Lease.acquire(connection, target, "run-1")) {
      lease.keep();
    }
    assertThat(Holder.of(server.text(LOCK)).run()).isEqualTo("run-1");
  }

  @Test
  void one_that_is_renewed_is_held_still() {
    try (Lease lease = Lease.acquire(connection, target, "run-1")) {
      lease.renew();
      lease.mustBeHeld();
      assertThat(Holder.of(server.text(LOCK)).run()).isEqualTo("run-1");
    }
    assertThat(server.keys()).isEmpty();
  }
}
