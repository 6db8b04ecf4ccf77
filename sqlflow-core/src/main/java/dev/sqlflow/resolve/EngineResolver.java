package dev.sqlflow.resolve;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Numeric;
import dev.sqlflow.connector.Quantities;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.profile.Profile;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.Interpolator;
import dev.sqlflow.template.VariableScope;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the engine's settings of a profile. */
final class EngineResolver {

  static final String DUCKDB = "duckdb";
  private static final int MOST_THREADS = 1024;
  private static final Pattern SHARE = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,6})?) ?%");
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  private final Path project;
  private final Profile profile;
  private final Interpolator interpolator;
  private final DiagnosticSink sink;

  EngineResolver(Path project, Profile profile, Interpolator interpolator, DiagnosticSink sink) {
    this.project = project;
    this.profile = profile;
    this.interpolator = interpolator;
    this.sink = sink;
  }

  /** What is wrong is reported and counts as not written. */
  EngineSettings resolve(VariableScope scope) {
    Optional<ConfigValue> engine =
        profile
            .engine()
            .flatMap(value -> interpolator.publicValue(value, scope))
            .filter(value -> !value.holdsUnknown());
    String name = engine.flatMap(ConfigValue::plainText).orElse(DUCKDB);
    if (!name.equals(DUCKDB)) {
      Span place = profile.engine().flatMap(value -> value.origin().place()).orElseThrow();
      sink.add(
          Diagnostic.at(
                  DiagnosticCode.NOT_RUNNABLE_YET,
                  place,
                  "engine `" + name + "` is not supported in this version")
              .label("only `duckdb` is")
              .help("leave `engine` out"));
    }
    return profile.engines().stream()
        .filter(entry -> entry.key().equals(DUCKDB))
        .findFirst()
        .map(entry -> duckdb(entry, scope))
        .orElse(EngineSettings.IN_MEMORY);
  }

  private EngineSettings duckdb(Entry written, VariableScope scope) {
    if (!(written.value() instanceof MapValue map)) {
      return EngineSettings.IN_MEMORY;
    }
    List<Entry> settings = map.entries();
    return new EngineSettings(
        database(settings, written, scope),
        memoryLimit(settings, scope),
        threads(settings, scope),
        text(settings, "temp_directory", scope)
            .flatMap(value -> path(settings, "temp_directory", value)),
        written.keySpan());
  }

  private Optional<Path> database(List<Entry> settings, Entry written, VariableScope scope) {
    Optional<String> unknown = unknownDatabase(settings, scope);
    if (unknown.isPresent()) {
      return path(settings, "path", unknown.orElseThrow());
    }
    Optional<String> mode = text(settings, "mode", scope);
    Optional<String> path = text(settings, "path", scope);
    boolean modeIsDamaged = mode.isEmpty() && raw(settings, "mode").isPresent();
    // An older profile says `path` alone and means a database file.
    String meant = mode.orElse(path.isPresent() ? "persistent" : "memory");
    switch (meant) {
      case "persistent" -> {
        if (path.isEmpty() && raw(settings, "path").isEmpty()) {
          report(
              written.keySpan(), "a persistent database needs a `path`", "add path: and the file");
        }
        return path.flatMap(value -> path(settings, "path", value));
      }
      case "memory" -> {
        if (path.isPresent() && !modeIsDamaged) {
          report(
              place(settings, "path"),
              "a database in memory has no `path`",
              "write mode: persistent, or leave the path out");
        }
      }
      default ->
          report(
              place(settings, "mode"),
              "engine setting `mode` must be `memory` or `persistent`, not `" + meant + "`",
              "leave it out for a database in memory");
    }
    return Optional.empty();
  }

  // What is unknown alike is the same file; nobody opens it.
  private Optional<String> unknownDatabase(List<Entry> settings, VariableScope scope) {
    boolean open =
        List.of("mode", "path").stream()
            .flatMap(name -> raw(settings, name).stream())
            .flatMap(entry -> interpolator.publicValue(entry.value(), scope).stream())
            .anyMatch(ConfigValue::holdsUnknown);
    return open
        ? Optional.of(raw(settings, "path").flatMap(EngineResolver::written).orElse("database"))
        : Optional.empty();
  }

  private static Optional<String> written(Entry entry) {
    return entry.value().plainText();
  }

  private Optional<String> memoryLimit(List<Entry> settings, VariableScope scope) {
    Optional<String> limit = text(settings, "memory_limit", scope);
    boolean right = limit.filter(EngineResolver::isMemory).isPresent();
    if (limit.isPresent() && !right) {
      report(
          place(settings, "memory_limit"),
          "engine setting `memory_limit` must be a size or a share, not `"
              + limit.orElseThrow()
              + "`",
          "write a number and a unit, such as 2GB, or a part of the machine's memory, such as 50%");
    }
    return right ? limit : Optional.empty();
  }

  private static boolean isMemory(String limit) {
    Matcher share = SHARE.matcher(limit);
    if (share.matches()) {
      BigDecimal percent = new BigDecimal(share.group(1));
      return percent.signum() > 0 && percent.compareTo(ALL) <= 0;
    }
    return Quantities.size(limit).filter(bytes -> bytes > 0).isPresent();
  }

  private OptionalInt threads(List<Entry> settings, VariableScope scope) {
    Optional<String> threads = text(settings, "threads", scope);
    if (threads.isEmpty()) {
      return OptionalInt.empty();
    }
    String spelt = threads.orElseThrow();
    int number = spelt.matches("[0-9]{1,4}") ? Integer.parseInt(spelt) : 0;
    if (number < 1 || number > MOST_THREADS) {
      report(
          place(settings, "threads"),
          "engine setting `threads` must be a whole number from 1 to "
              + MOST_THREADS
              + ", not `"
              + spelt
              + "`",
          "leave it out for one a core");
      return OptionalInt.empty();
    }
    return OptionalInt.of(number);
  }

  private Optional<Path> path(List<Entry> settings, String name, String value) {
    try {
      return Optional.of(project.resolve(value).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      report(place(settings, name), "`" + value + "` is no path", "name a file of this system");
      return Optional.empty();
    }
  }

  // Empty also if the value is damaged or null.
  private Optional<String> text(List<Entry> settings, String name, VariableScope scope) {
    Optional<ConfigValue> value =
        raw(settings, name)
            .flatMap(entry -> interpolator.publicValue(entry.value(), scope))
            .filter(found -> !(found instanceof ConfigValue.Null) && !found.holdsUnknown());
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> text = value.orElseThrow().plainText();
    boolean single =
        value.orElseThrow() instanceof ConfigValue.Text || value.orElseThrow() instanceof Numeric;
    if (text.isEmpty() || !single) {
      report(
          place(settings, name),
          "engine setting `%s` can't be a %s".formatted(name, value.orElseThrow().kind()),
          "write one value");
      return Optional.empty();
    }
    return text;
  }

  private static Optional<Entry> raw(List<Entry> settings, String name) {
    return settings.stream().filter(entry -> entry.key().equals(name)).findFirst();
  }

  private static Optional<Span> place(List<Entry> settings, String name) {
    return raw(settings, name).flatMap(entry -> entry.value().origin().place());
  }

  private void report(Optional<Span> place, String message, String help) {
    sink.add(
        place
            .map(span -> Diagnostic.at(DiagnosticCode.INVALID_ENGINE_SETTING, span, message))
            .orElseGet(() -> Diagnostic.of(DiagnosticCode.INVALID_ENGINE_SETTING, message))
            .help(help));
  }
}
