package dev.sqlflow.language;

import dev.sqlflow.config.ConfigValue.MapValue;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the statements of a tree. One object writes one statement. */
final class TreeWriter implements StatementVisitor<ObjectNode> {

  /** More than the tree of a pipeline is ever nested. */
  private static final int DEEPEST = 10_000;

  private static final JsonMapper JSON =
      new JsonMapper(
          JsonFactory.builder()
              .streamWriteConstraints(
                  StreamWriteConstraints.builder().maxNestingDepth(DEEPEST).build())
              .build());

  private final ObjectNode node;
  private final PartWriter parts;

  private TreeWriter(ObjectNode node) {
    this.node = node;
    this.parts = new PartWriter(node);
  }

  static String write(Pipeline pipeline) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("version", PipelineJson.VERSION);
    root.put("file", pipeline.file().name());
    root.put("length", pipeline.file().text().length());
    writeDirectives(pipeline.directives(), root);
    writeAll(pipeline.statements(), root.putArray("statements"));
    return JSON.writeValueAsString(root);
  }

  private static void writeDirectives(Directives directives, ObjectNode root) {
    if (!directives.tags().isEmpty()) {
      new PartWriter(root).names("tags", directives.tags());
    }
    if (!directives.suppressions().isEmpty()) {
      ArrayNode all = root.putArray("ignored");
      directives.suppressions().forEach(one -> new PartWriter(all.addObject()).suppression(one));
    }
  }

  private static void writeAll(List<Statement> statements, ArrayNode array) {
    for (Statement statement : statements) {
      statement.accept(new TreeWriter(array.addObject()));
    }
  }

  @Override
  public ObjectNode visitSource(Statement.Source source) {
    begin("source", source);
    parts.name("name", source.name());
    if (source.connection() instanceof Statement.Connection.Inline inline) {
      parts.name("type", inline.type());
      options(inline.options());
    } else if (source.connection() instanceof Statement.Connection.Named named) {
      parts.template("connection", named.name());
      options(named.options());
    }
    return node;
  }

  @Override
  public ObjectNode visitLoad(Statement.Load load) {
    begin("load", load);
    parts.table("table", load.table());
    parts.name("source", load.source());
    mode(load.mode());
    options(load.options());
    return node;
  }

  @Override
  public ObjectNode visitCreateTable(Statement.CreateTable create) {
    begin("createTable", create);
    parts.table("table", create.table());
    create.orReplace().ifPresent(span -> parts.span("orReplace", span));
    mode(create.mode());
    options(create.options());
    parts.sql("query", create.query());
    return node;
  }

  @Override
  public ObjectNode visitCreateView(Statement.CreateView create) {
    begin("createView", create);
    parts.table("view", create.view());
    create.orReplace().ifPresent(span -> parts.span("orReplace", span));
    parts.sql("query", create.query());
    return node;
  }

  @Override
  public ObjectNode visitExport(Statement.Export export) {
    begin("export", export);
    if (export.subject() instanceof Statement.Subject.Table table) {
      parts.table("table", table.name());
    } else if (export.subject() instanceof Statement.Subject.Query query) {
      parts.sql("query", query.sql());
    }
    parts.template("destination", export.destination());
    if (export.connection() instanceof Statement.Connection.Inline inline) {
      parts.name("type", inline.type());
      options(inline.options());
    } else if (export.connection() instanceof Statement.Connection.Named named) {
      options(named.options());
    }
    mode(export.mode());
    return node;
  }

  @Override
  public ObjectNode visitSet(Statement.SetVariable set) {
    begin("set", set);
    parts.name("name", set.name());
    parts.value("value", set.value());
    return node;
  }

  @Override
  public ObjectNode visitIf(Statement.If conditional) {
    begin("if", conditional);
    ArrayNode branches = node.putArray("branches");
    for (Statement.Branch branch : conditional.branches()) {
      ObjectNode one = branches.addObject();
      new ConditionWriter(one.putObject("condition")).write(branch.condition());
      writeAll(branch.statements(), one.putArray("statements"));
    }
    conditional.otherwise().ifPresent(otherwise -> writeAll(otherwise, node.putArray("else")));
    return node;
  }

  @Override
  public ObjectNode visitInclude(Statement.Include include) {
    begin("include", include);
    parts.template("path", include.path());
    include.label().ifPresent(label -> parts.name("label", label));
    return node;
  }

  @Override
  public ObjectNode visitCheck(Statement.Check check) {
    begin("check", check);
    parts.name("name", check.name());
    check.table().ifPresent(table -> parts.table("table", table));
    parts.sql("sql", check.sql());
    return node.put("severity", check.warnOnly() ? "warn" : "error");
  }

  @Override
  public ObjectNode visitMalformed(Statement.Malformed malformed) {
    begin("malformed", malformed);
    malformed.source().ifPresent(source -> parts.name("source", source));
    malformed.table().ifPresent(table -> parts.table("table", table));
    malformed.variable().ifPresent(variable -> parts.name("variable", variable));
    return node;
  }

  private void begin(String kind, Statement statement) {
    node.put("kind", kind);
    parts.span("span", statement.span());
  }

  private void options(Optional<MapValue> options) {
    options.ifPresent(map -> parts.value("options", map));
  }

  private void mode(Optional<Mode> mode) {
    mode.ifPresent(one -> mode(one, node.putObject("mode")));
  }

  private static void mode(Mode mode, ObjectNode node) {
    PartWriter parts = new PartWriter(node);
    if (mode instanceof Mode.Replace) {
      node.put("kind", "replace");
    } else if (mode instanceof Mode.Append) {
      node.put("kind", "append");
    } else if (mode instanceof Mode.Upsert upsert) {
      node.put("kind", "upsert");
      parts.names("keys", upsert.keys());
    } else if (mode instanceof Mode.Incremental incremental) {
      node.put("kind", "incremental");
      parts.name("column", incremental.column());
      incremental.lookback().ifPresent(lookback -> parts.name("lookback", lookback));
    }
    parts.span("span", mode.span());
  }
}
