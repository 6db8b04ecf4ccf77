package dev.sqlflow.report;

import dev.sqlflow.diagnostic.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Tells findings apart over time. Lines move, so the identity is made of code, file and message; of
 * several that are alike, the order in the file decides. For findings in the order of the report.
 */
final class FindingIdentities {

  /** What stays the same when lines above a finding come and go. */
  record Kind(String code, String file, String message) {

    static Kind of(Diagnostic finding) {
      String file = finding.span().map(span -> span.file().name()).orElse("");
      return new Kind(finding.code().id(), file, finding.message());
    }
  }

  private final Map<Kind, Integer> seen = new HashMap<>();

  /** Returns the identity of the next finding: 32 hexadecimal digits. */
  String next(Diagnostic finding) {
    Kind kind = Kind.of(finding);
    int ordinal = seen.merge(kind, 1, Integer::sum);
    String text = String.join("\0", kind.code(), kind.file(), kind.message(), "" + ordinal);
    byte[] hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, 16);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
