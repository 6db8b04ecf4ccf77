package dev.sqlflow.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A secret that is planted wherever one may stand, and must not be found in anything that was
 * written, however it is quoted or encoded. The forms are worked out here once more, not by the
 * code that hides them.
 */
public final class Canary {

  private final String value;

  private Canary(String value) {
    this.value = value;
  }

  /** A canary that no other text holds by chance, with characters that URLs and JSON change. */
  public static Canary named(String name) {
    return new Canary("canary/" + name + "+7&q\"u='x-9f3c");
  }

  /** A canary that YAML and JSON can hold as it is. */
  public static Canary plain(String name) {
    return new Canary("canary-" + name + "-9f3c");
  }

  public String value() {
    return value;
  }

  public String inUrl() {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  public String inBase64() {
    return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }

  private Set<String> forms() {
    String json = value.replace("\\", "\\\\").replace("\"", "\\\"");
    Set<String> forms = new LinkedHashSet<>(List.of(value, json));
    forms.add(value.replace("'", "''"));
    forms.add(value.replace("&", "&amp;").replace("\"", "&quot;").replace("'", "&apos;"));
    forms.add(inUrl());
    forms.add(inUrl().replace("+", "%20"));
    String base64 = inBase64().replace("=", "");
    // The last digits depend on what follows.
    forms.add(base64.substring(0, base64.length() - 2));
    forms.add(forms.iterator().next().substring(0, 16));
    return forms;
  }

  /** No form of it, nor its beginning, is in a text. */
  public void assertAbsent(String where, String text) {
    for (String form : forms()) {
      assertThat(text.contains(form)).as(where + " tells " + form + "\n" + text).isFalse();
    }
  }

  /** No form of it is in any file of a folder, whatever the file's encoding, nor in a name. */
  public void assertAbsent(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        assertAbsent("a file's name", folder.relativize(file).toString());
        if (Files.isRegularFile(file)) {
          assertAbsent(
              file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
      }
    }
  }
}
