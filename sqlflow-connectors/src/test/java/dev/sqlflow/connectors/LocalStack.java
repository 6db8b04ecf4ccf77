package dev.sqlflow.connectors;

import java.net.URI;
import java.util.UUID;

/**
 * The LocalStack that tests tagged {@code localstack} find: it behaves as AWS does, but takes any
 * credentials, so it proves nothing about signatures and permissions. All tests share one: each
 * gives its objects names of its own.
 */
public final class LocalStack {

  private LocalStack() {}

  /** Where it answers, for every service. */
  public static URI endpoint() {
    String endpoint = System.getProperty("localstack.endpoint");
    if (endpoint == null) {
      throw new IllegalStateException(
          "no LocalStack is named: run these tests by .ci/localstack mvn -Plocalstack test");
    }
    return URI.create(endpoint);
  }

  /** A name that no other test uses: lower-case letters, digits and hyphens. */
  public static String uniqueName(String prefix) {
    return prefix + "-" + UUID.randomUUID();
  }
}
