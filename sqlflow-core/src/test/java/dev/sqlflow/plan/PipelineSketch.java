package dev.sqlflow.plan;

import dev.sqlflow.language.TableIdentifier;
import dev.sqlflow.resolve.EngineSettings;
import dev.sqlflow.resolve.ResolvedConnection;
import dev.sqlflow.resolve.ResolvedFixtures;
import dev.sqlflow.resolve.ResolvedPipeline;
import dev.sqlflow.resolve.ResolvedStatement;
import dev.sqlflow.resolve.ResolvedStatement.Subject;
import dev.sqlflow.resolve.TableWrite;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.Connector;
import dev.sqlflow.spi.WriteMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads resolved pipelines out of texts that look like the language, one statement after the other:
 * tests of the plan need neither profiles nor variables.
 */
final class PipelineSketch {

  private static final Pattern STATEMENT = Pattern.compile("[^;\\s][^;]*");
  private static final String MODE =
      "(?:\\s+(?<mode>MODE (?<how>REPLACE|APPEND|UPSERT KEY (?<keys>[\\w, ]+?))"
          + "(?: (?<policy>EVOLVE|DISCARD))?(?: ORDER (?<order>\\w+))?))?";
  private static final Pattern SOURCE =
      Pattern.compile("SOURCE (?<name>\\w+) TYPE (?<type>\\w+) \"(?<path>.*)\"");
  private static final Pattern BROKEN_SOURCE = Pattern.compile("SOURCE (?<name>\\w+) BROKEN");
  private static final Pattern LOAD =
      Pattern.compile("LOAD (?<table>[\\w.]+) FROM (?<source>\\w+)" + MODE);
  private static final Pattern CREATE =
      Pattern.compile(
          "CREATE (?<replace>OR REPLACE )?TABLE (?<table>[\\w.]+)"
              + MODE
              + "\\s+AS\\s+(?<query>.*)",
          Pattern.DOTALL);
  private static final Pattern EXPORT =
      Pattern.compile(
          "EXPORT (?:(?<table>[\\w.]+)|\\((?<query>.*)\\)) TO \"(?<path>.*)\" TYPE (?<type>\\w+)"
              + MODE,
          Pattern.DOTALL);

  private final SourceFile file;
  private final Path project;
  private final Map<String, Connector> connectors;

  PipelineSketch(SourceFile file, Path project, Map<String, Connector> connectors) {
    this.file = file;
    this.project = project;
    this.connectors = connectors;
  }

  ResolvedPipeline read(EngineSettings engine) {
    List<ResolvedStatement> statements = new ArrayList<>();
    Matcher statement = STATEMENT.matcher(file.text());
    while (statement.find()) {
      int end = statement.start() + statement.group().stripTrailing().length();
      statements.add(statement(file.span(statement.start(), end)));
    }
    return ResolvedFixtures.pipeline(file, engine, statements);
  }

  private ResolvedStatement statement(Span span) {
    Matcher source = within(SOURCE, span);
    if (source.matches()) {
      return new ResolvedStatement.Source(name(source, "name"), connection(source), span);
    }
    Matcher broken = within(BROKEN_SOURCE, span);
    if (broken.matches()) {
      return new ResolvedStatement.Source(name(broken, "name"), Optional.empty(), span);
    }
    Matcher load = within(LOAD, span);
    if (load.matches()) {
      return new ResolvedStatement.Load(table(load), name(load, "source"), write(load), span);
    }
    Matcher create = within(CREATE, span);
    if (create.matches()) {
      return create(create, span);
    }
    Matcher export = within(EXPORT, span);
    if (export.matches()) {
      Subject subject =
          export.group("table") != null
              ? new Subject.Table(table(export))
              : new Subject.Query(Optional.of(LocatedText.of(place(export, "query"))));
      return new ResolvedStatement.Export(subject, connection(export), write(export), span);
    }
    return new ResolvedStatement.Damaged(Optional.empty(), Optional.empty(), span);
  }

  private ResolvedStatement create(Matcher create, Span span) {
    return new ResolvedStatement.Transform(
        table(create),
        Optional.ofNullable(create.group("replace")).map(any -> place(create, "replace")),
        create.group("mode") != null,
        write(create),
        create.group("query").equals("BROKEN")
            ? Optional.empty()
            : Optional.of(LocatedText.of(place(create, "query"))),
        span);
  }

  private Matcher within(Pattern pattern, Span span) {
    return pattern.matcher(file.text()).region(span.start(), span.end());
  }

  private Span place(Matcher matcher, String group) {
    return file.span(matcher.start(group), matcher.end(group));
  }

  private Located<String> name(Matcher matcher, String group) {
    return new Located<>(matcher.group(group), place(matcher, group));
  }

  private TableIdentifier table(Matcher matcher) {
    List<Located<String>> parts = new ArrayList<>();
    int start = matcher.start("table");
    for (String part : matcher.group("table").split("\\.")) {
      parts.add(new Located<>(part, file.span(start, start + part.length())));
      start += part.length() + 1;
    }
    return new TableIdentifier(parts, place(matcher, "table"));
  }

  private Optional<ResolvedConnection> connection(Matcher matcher) {
    Connector connector = connectors.get(matcher.group("type"));
    if (connector == null) {
      return Optional.empty();
    }
    String written = matcher.group("path");
    Path location = project.resolve(written).normalize();
    return Optional.of(
        new ResolvedConnection(
            connector,
            ResolvedFixtures.path(place(matcher, "path"), written, location.toString()),
            Optional.empty(),
            place(matcher, "type")));
  }

  private TableWrite write(Matcher matcher) {
    String how = matcher.group("how") == null ? "REPLACE" : matcher.group("how").split(" ")[0];
    List<Located<String>> keys = new ArrayList<>();
    if (matcher.group("keys") != null) {
      Matcher key = Pattern.compile("\\w+").matcher(file.text());
      key.region(matcher.start("keys"), matcher.end("keys"));
      while (key.find()) {
        keys.add(new Located<>(key.group(), file.span(key.start(), key.end())));
      }
    }
    String policy = matcher.group("policy") == null ? "FREEZE" : matcher.group("policy");
    return new TableWrite(
        WriteMode.valueOf(how),
        keys,
        TableWrite.SchemaPolicy.valueOf(policy),
        TableWrite.DuplicateKeys.ERROR,
        Optional.ofNullable(matcher.group("order")).map(any -> name(matcher, "order")),
        Optional.ofNullable(matcher.group("mode")).map(any -> place(matcher, "mode")));
  }
}
