package dev.sqlflow.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"password", "PASSWORD", "api_token", "apiToken", "clientSecret2", "user-passwd"})
  void what_is_called_like_a_secret_is_one(String column) {
    assertThat(SecretNames.isSecret(column)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "secretary", "tokenized", "key", "passenger", "bypassword", ""})
  void what_only_sounds_like_one_is_none(String column) {
    assertThat(SecretNames.isSecret(column)).isFalse();
  }
}
