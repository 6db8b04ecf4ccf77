package dev.sqlflow;

import dev.sqlflow.diagnostic.ConsoleRenderer;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.spi.SecretProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Spares a check whose result is known: one that passed, of which everything is as it was. Whatever
 * is uncertain counts as changed, and what may be secret is not even hashed: then each check is a
 * whole one.
 */
final class UpToDateCheck {

  private final Project project;
  private final ValidateRequest request;
  private final Path stamp;

  UpToDateCheck(Project project, ValidateRequest request) {
    this.project = project;
    this.request = request;
    this.stamp = project.outputDirectory().resolve("validate.stamp");
  }

  /** What the last check told, if a whole one would tell the same. */
  Optional<EarlierCheck> earlier() {
    if (!isPossible()) {
      return Optional.empty();
    }
    return CheckStamp.read(stamp).filter(this::holds).map(CheckStamp::earlier);
  }

  // Outcomes of other levels depend on other machines; selections look at pipelines beside them.
  private boolean isPossible() {
    return (request.level() == Level.STATIC || request.level() == Level.RESOLVE)
        && request.selection().items().isEmpty()
        && !request.gate().updateBaseline();
  }

  private boolean holds(CheckStamp old) {
    FileStates now = new FileStates(Instant.MAX);
    return old.request().equals(requestDigest())
        && old.values().equals(valuesDigest(old.variables()))
        && old.states().entrySet().stream()
            .allMatch(one -> now.of(Path.of(one.getKey())).equals(one.getValue()));
  }

  /** Begins a whole check. */
  Recording begin() throws IOException {
    Files.deleteIfExists(stamp);
    return new Recording();
  }

  /** One check, from before it looks at anything. */
  final class Recording {

    private final Instant start = project.clock().instant();
    private final Map<String, String> roots = states(roots(), new FileStates(start));

    /** Leaves a stamp, if nothing is uncertain. */
    void end(ValidationResult result, CheckInputs inputs, List<String> annotations)
        throws IOException {
      FileStates looks = new FileStates(start);
      Map<String, String> states = states(roots(), new FileStates(start));
      boolean undisturbed = states.equals(roots);
      states.putAll(states(inputs.files(), looks));
      boolean settled = rootsAreSettled() && looks.settled();
      states.putAll(states(new ValidationReports(project).files(result), new FileStates(start)));
      if (isPossible() && result.ok() && undisturbed && settled && !asksForSecrets(inputs)) {
        List<String> names = List.copyOf(inputs.variables());
        new CheckStamp(
                requestDigest(), states, names, valuesDigest(names), told(result, annotations))
            .write(stamp);
      }
    }

    private boolean rootsAreSettled() {
      FileStates looks = new FileStates(start);
      roots().stream().filter(Files::exists).forEach(looks::of);
      return looks.settled();
    }
  }

  private boolean asksForSecrets(CheckInputs inputs) {
    boolean given = inputs.secrets().stream().anyMatch(name -> !values(name).isEmpty());
    return given
        || inputs.variables().stream()
            .flatMap(name -> values(name).stream())
            .anyMatch(inputs::isSecret);
  }

  private static EarlierCheck told(ValidationResult result, List<String> annotations) {
    ConsoleRenderer renderer = ConsoleRenderer.coloured();
    List<EarlierCheck.Finding> findings =
        result.diagnostics().stream()
            .sorted(Diagnostic.BY_PLACE)
            .map(one -> new EarlierCheck.Finding(one.severity(), renderer.render(one)))
            .toList();
    return new EarlierCheck(findings, annotations, result.fixable(), result.summary());
  }

  private Set<Path> roots() {
    Set<Path> roots = new LinkedHashSet<>(project.pipelineDirectories());
    roots.add(project.profileDirectory());
    roots.add(project.baseDirectory().resolve(".env"));
    roots.add(project.baseDirectory().resolve("schemas"));
    request.gate().baseline().ifPresent(roots::add);
    return roots;
  }

  private static Map<String, String> states(Collection<Path> paths, FileStates looks) {
    Map<String, String> states = new LinkedHashMap<>();
    paths.forEach(path -> states.put(path.toString(), looks.of(path)));
    return states;
  }

  private List<String> values(String name) {
    return Stream.of(project.variables(), project.processEnvironment())
        .flatMap(values -> Optional.ofNullable(values.get(name)).stream())
        .toList();
  }

  private String valuesDigest(List<String> names) {
    MessageDigest digest = Digests.sha256();
    for (String name : names) {
      add(digest, name);
      add(digest, String.valueOf(project.variables().containsKey(name)));
      values(name).forEach(value -> add(digest, value));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private String requestDigest() {
    MessageDigest digest = Digests.sha256();
    add(digest, new SoftwareVersions(project.classLoader()).toString());
    add(digest, project.clock().instant().toString().substring(0, "2026-11-25".length()));
    add(digest, request.environment() + " " + request.level() + " " + request.gate());
    add(digest, project.baseDirectory() + " " + project.pipelineDirectories());
    add(digest, project.profileDirectory() + " " + project.outputDirectory());
    add(digest, project.repositoryRoot().toString());
    add(digest, project.lints() + " " + project.demanded());
    add(digest, project.variables().keySet().toString());
    add(digest, project.secretProviders().stream().map(SecretProvider::scheme).toList().toString());
    return HexFormat.of().formatHex(digest.digest());
  }

  // Length first: what follows can't be taken for a part of it.
  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }
}
