package dev.sqlflow.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sqlflow.spi.SecretProvider.Machine;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretTest {

  @Test
  void aSecretShowsItselfAsStarsAndTellsOnlyWhoAsks() {
    Secret secret = Secret.of("hunter2");

    assertThat(secret).hasToString("***").isNotInstanceOf(Serializable.class);
    assertThat("password " + secret).isEqualTo("password ***");
    assertThat(secret.reveal()).isEqualTo("hunter2");
  }

  @Test
  void nobodyLearnsASecretByComparing() {
    assertThat(Secret.of("a")).isNotEqualTo(Secret.of("a"));
  }

  @Test
  void aMachineNamesNoValueAndStaysAsItWas() {
    Map<String, String> environment = new LinkedHashMap<>(Map.of("PGPASSWORD", "hunter2"));
    Machine machine = new Machine(Path.of("project"), environment, Map.of("aws.endpoint", "x"));
    environment.clear();

    assertThat(machine).hasToString("Machine[project]");
    assertThat(machine.environment()).containsExactly(Map.entry("PGPASSWORD", "hunter2"));
    assertThat(machine.settings()).containsExactly(Map.entry("aws.endpoint", "x"));
    assertThatThrownBy(() -> machine.environment().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
