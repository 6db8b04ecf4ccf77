package dev.sqlflow.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other tests rely on when they are given a LocalStack. */
@Tag("localstack")
class LocalStackTest {

  @ParameterizedTest
  @ValueSource(strings = {"s3", "secretsmanager", "sts"})
  void it_has_the_service(String name) throws Exception {
    assertThat(health()).containsPattern("\"" + name + "\": \"(available|running)\"");
  }

  @Test
  void names_are_never_given_twice() {
    assertThat(LocalStack.uniqueName("a"))
        .startsWith("a-")
        .isNotEqualTo(LocalStack.uniqueName("a"));
  }

  private static String health() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(LocalStack.endpoint().resolve("/_localstack/health")).build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }
}
