package dev.sqlflow.profile;

import dev.sqlflow.connector.ConnectorRegistry;
import dev.sqlflow.connector.OptionsSchema;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Suggestions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes new profiles. What is there is never overwritten. */
public final class ProfileCreator {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

  private final ProfileFiles files;
  private final ConnectorRegistry registry;
  private final DiagnosticSink sink = new DiagnosticSink();

  /**
   * Begins.
   *
   * @param project the project's directory, to which names of files are relative
   * @param directory where the profiles are; made when needed
   * @param registry the connectors that connections may use
   */
  public ProfileCreator(Path project, Path directory, ConnectorRegistry registry) {
    this.files = new ProfileFiles(project, directory);
    this.registry = registry;
  }

  /**
   * Writes a profile.
   *
   * @param profile what it holds
   * @return the file; empty, with errors, if nothing was written
   * @throws IOException if it can't be written
   */
  public Diagnosed<Optional<Path>> create(NewProfile profile) throws IOException {
    checkName(profile.environment());
    profile.from().ifPresent(this::checkThere);
    profile.parents().forEach(this::checkThere);
    checkAlternatives(profile);
    Map<String, OptionsSchema> schemas = schemas(profile);
    if (sink.hasErrors()) {
      return sink.with(Optional.empty());
    }
    Optional<String> text = text(profile, schemas);
    if (text.isEmpty()) {
      return sink.with(Optional.empty());
    }
    Files.createDirectories(files.directory());
    Path file = files.directory().resolve(profile.environment() + ".yml");
    Files.writeString(file, text.orElseThrow(), StandardOpenOption.CREATE_NEW);
    return sink.with(Optional.of(file));
  }

  private Optional<String> text(NewProfile profile, Map<String, OptionsSchema> schemas) {
    if (profile.from().isEmpty()) {
      return Optional.of(NewProfileText.of(profile, schemas));
    }
    String from = profile.from().orElseThrow();
    return sink.take(files.read(files.find(from).get(0)))
        .map(file -> NewProfileText.copied(profile.environment(), from, file.text()));
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  private void checkName(String name) {
    if (!isName(name)) {
      sink.add(
          Diagnostic.of(
                  DiagnosticCode.INVALID_NEW_PROFILE,
                  "an environment can't be called `" + name + "`")
              .help("use letters, digits, `_`, `-` and `.`"));
      return;
    }
    List<Path> found = files.find(name);
    if (!found.isEmpty()) {
      sink.add(
          Diagnostic.of(
                  DiagnosticCode.PROFILE_EXISTS,
                  "profile `" + name + "` is there: " + files.name(found.get(0)))
              .help("edit it, or choose another name"));
    }
  }

  private void checkThere(String name) {
    if (files.find(name).size() != 1) {
      sink.add(
          Diagnostic.of(DiagnosticCode.INVALID_NEW_PROFILE, "there is no profile `" + name + "`")
              .didYouMean(Suggestions.nearest(name, files.names()))
              .help("the profiles are " + String.join(", ", files.names())));
    }
  }

  private void checkAlternatives(NewProfile profile) {
    if (profile.from().isPresent()
        && !(profile.parents().isEmpty() && profile.connections().isEmpty())) {
      sink.add(
          Diagnostic.of(
                  DiagnosticCode.INVALID_NEW_PROFILE,
                  "a copy of a profile extends and connects what that one does")
              .help("leave out -Dsqlflow.from, or -Dsqlflow.extends and -Dsqlflow.connector"));
    }
  }

  private Map<String, OptionsSchema> schemas(NewProfile profile) {
    Map<String, OptionsSchema> schemas = new LinkedHashMap<>();
    profile
        .connections()
        .forEach(
            (name, type) -> {
              if (!isName(name)) {
                sink.add(
                    Diagnostic.of(
                            DiagnosticCode.INVALID_NEW_PROFILE,
                            "a connection can't be called `" + name + "` here")
                        .help("use letters, digits, `_`, `-` and `.`"));
              }
              registry
                  .find(type)
                  .ifPresentOrElse(
                      connector -> schemas.put(type, connector.schema()), () -> unknown(type));
            });
    return schemas;
  }

  private void unknown(String type) {
    sink.add(
        Diagnostic.of(DiagnosticCode.UNKNOWN_CONNECTOR, "unknown connector type `" + type + "`")
            .didYouMean(Suggestions.nearest(type, registry.types()))
            .help("the connectors are " + String.join(", ", registry.types())));
  }
}
