package dev.sqlflow.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The forms in which a secret may turn up in what drivers and services say. */
final class Disguises {

  /** A shorter piece of Base64 turns up by chance. */
  private static final int SHORTEST_CODE = 6;

  private static final int SHORTEST_LINE = 8;

  private Disguises() {}

  static Set<String> of(String secret) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(secret);
    forms.add(secret.strip());
    quoted(secret, forms);
    percentEncoded(secret, forms);
    base64(secret.getBytes(StandardCharsets.UTF_8), forms);
    // A key of several lines may be told line by line.
    secret
        .lines()
        .map(String::strip)
        .filter(line -> line.length() >= SHORTEST_LINE)
        .forEach(forms::add);
    forms.removeIf(String::isEmpty);
    return forms;
  }

  private static void quoted(String secret, Set<String> forms) {
    forms.add(secret.replace("'", "''"));
    forms.add(secret.replace("\"", "\"\""));
    String escaped = secret.replace("\\", "\\\\").replace("\"", "\\\"");
    forms.add(escaped);
    forms.add(escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t"));
  }

  private static void percentEncoded(String secret, Set<String> forms) {
    String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    String path = form.replace("+", "%20");
    for (String encoded : List.of(form, path, path.replace("%7E", "~").replace("*", "%2A"))) {
      forms.add(encoded);
      forms.add(lowerCaseCodes(encoded));
    }
  }

  private static String lowerCaseCodes(String encoded) {
    StringBuilder lower = new StringBuilder(encoded);
    for (int at = lower.indexOf("%"); at >= 0; at = lower.indexOf("%", at + 1)) {
      lower.replace(at + 1, at + 3, lower.substring(at + 1, at + 3).toLowerCase(Locale.ROOT));
    }
    return lower.toString();
  }

  // Behind a user's name, as in an Authorization header, it may begin at any of three offsets; the
  // digits at both ends depend on its neighbours and are left out.
  private static void base64(byte[] secret, Set<String> forms) {
    for (int offset = 0; offset < 3; offset++) {
      byte[] shifted = new byte[offset + secret.length];
      System.arraycopy(secret, 0, shifted, offset, secret.length);
      String code = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      int from = (offset * 8 + 5) / 6;
      int to = (offset + secret.length) * 8 / 6;
      if (to - from >= SHORTEST_CODE) {
        String certain = code.substring(from, to);
        forms.add(certain);
        forms.add(certain.replace('+', '-').replace('/', '_'));
      }
    }
  }
}
