package dev.sqlflow.connectors.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNameTest {

  @Test
  void an_arn_names_its_region() {
    SecretName name =
        SecretName.of("arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1#pw");

    assertThat(name.region()).contains("eu-west-1");
    assertThat(name.id()).isEqualTo("arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1");
    assertThat(name.key()).contains("pw");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"db", "prod/db", "a:b", "arn:aws:secretsmanager::1:secret:db", "b:b:b:b:b"})
  void other_names_name_none(String name) {
    assertThat(SecretName.of(name)).isEqualTo(new SecretName(name, Optional.empty()));
    assertThat(SecretName.of(name).region()).isEmpty();
  }
}
