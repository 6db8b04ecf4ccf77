package dev.sqlflow;

import dev.sqlflow.diagnostic.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a check that passed leaves for the next one. Its file is nobody else's business: what can't
 * be read is no stamp.
 *
 * @param request a digest of what was asked for, and by what
 * @param states of everything that was looked at, by path
 * @param variables names that were looked up
 * @param values a digest of what they meant
 * @param earlier what was told
 */
record CheckStamp(
    String request,
    Map<String, String> states,
    List<String> variables,
    String values,
    EarlierCheck earlier) {

  private static final int FORMAT = 0x5346_0002;

  // Keeps immutable copies that keep their order.
  CheckStamp {
    states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    variables = List.copyOf(variables);
  }

  void write(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out);
    }
    Files.createDirectories(file.getParent());
    Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      Files.write(draft, bytes.toByteArray());
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private void write(DataOutputStream out) throws IOException {
    out.writeInt(FORMAT);
    text(request, out);
    texts(List.copyOf(states.keySet()), out);
    texts(List.copyOf(states.values()), out);
    texts(variables, out);
    text(values, out);
    texts(earlier.findings().stream().map(one -> one.severity().name()).toList(), out);
    texts(earlier.findings().stream().map(EarlierCheck.Finding::coloured).toList(), out);
    texts(earlier.annotations(), out);
    texts(earlier.fixable().stream().toList(), out);
    text(earlier.summary(), out);
  }

  static Optional<CheckStamp> read(Path file) {
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      return in.readInt() == FORMAT ? Optional.of(read(in)) : Optional.empty();
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static CheckStamp read(DataInputStream in) throws IOException {
    String request = text(in);
    List<String> paths = texts(in);
    List<String> found = texts(in);
    Map<String, String> states = new LinkedHashMap<>();
    for (int i = 0; i < paths.size(); i++) {
      states.put(paths.get(i), found.get(i));
    }
    List<String> variables = texts(in);
    String values = text(in);
    List<String> severities = texts(in);
    List<String> shown = texts(in);
    List<EarlierCheck.Finding> findings = new ArrayList<>();
    for (int i = 0; i < severities.size(); i++) {
      findings.add(new EarlierCheck.Finding(Severity.valueOf(severities.get(i)), shown.get(i)));
    }
    EarlierCheck earlier =
        new EarlierCheck(findings, texts(in), texts(in).stream().findFirst(), text(in));
    return new CheckStamp(request, states, variables, values, earlier);
  }

  private static void texts(List<String> texts, DataOutputStream out) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      text(text, out);
    }
  }

  private static void text(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(text(in));
    }
    return texts;
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(Math.max(0, length));
    if (bytes.length != length) {
      throw new EOFException("the stamp is cut short");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
