package dev.sqlflow.connectors.aws;

import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.util.Optional;

/**
 * Which secret a reference means: {@code NAME} or {@code NAME#key}. No name in Secrets Manager has
 * a {@code #}.
 *
 * @param id a name or an ARN
 * @param key of the JSON object that the secret is, or empty if all of it is meant
 */
record SecretName(String id, Optional<String> key) {

  static SecretName of(String reference) {
    int mark = reference.indexOf('#');
    if (mark < 0) {
      return new SecretName(reference, Optional.empty());
    }
    String id = reference.substring(0, mark).strip();
    String key = reference.substring(mark + 1).strip();
    if (id.isEmpty() || key.isEmpty()) {
      throw new ConnectorException(
          Kind.INVALID_DATA, "a reference to AWS is `NAME` or `NAME#key`, not `" + reference + "`");
    }
    return new SecretName(id, Optional.of(key));
  }

  /** The region that an ARN names: {@code arn:aws:secretsmanager:eu-west-1:...}. */
  Optional<String> region() {
    String[] parts = id.split(":", 5);
    return parts.length == 5 && parts[0].equals("arn") && !parts[3].isEmpty()
        ? Optional.of(parts[3])
        : Optional.empty();
  }
}
