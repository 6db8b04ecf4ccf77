package dev.sqlflow.language;

import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.Template;
import java.util.List;
import java.util.Optional;

/** Reads the statements of a tree. */
final class TreeReader {

  private TreeReader() {}

  static Statement statement(TreeNode node) throws Damaged {
    return switch (node.text("kind")) {
      case "source" -> source(node);
      case "load" -> load(node);
      case "createTable" -> createTable(node);
      case "createView" -> createView(node);
      case "export" -> export(node);
      case "set" ->
          new Statement.SetVariable(
              node.part("name", PartReader::name),
              node.part("value", PartReader::value),
              node.span());
      case "if" -> conditional(node);
      case "include" ->
          new Statement.Include(
              node.part("path", PartReader::template),
              node.optional("label", PartReader::name),
              node.span());
      case "check" -> check(node);
      case "malformed" ->
          new Statement.Malformed(
              node.optional("source", PartReader::name),
              node.optional("table", PartReader::table),
              node.optional("variable", PartReader::name),
              node.span());
      default -> throw node.unexpected("kind", "a kind of statement");
    };
  }

  private static Statement source(TreeNode node) throws Damaged {
    Optional<MapValue> options = node.optional("options", PartReader::map);
    Statement.Connection connection =
        node.has("type")
            ? new Statement.Connection.Inline(node.part("type", PartReader::name), options)
            : new Statement.Connection.Named(
                node.part("connection", PartReader::template), options);
    return new Statement.Source(node.part("name", PartReader::name), connection, node.span());
  }

  private static Statement load(TreeNode node) throws Damaged {
    return new Statement.Load(
        node.part("table", PartReader::table),
        node.part("source", PartReader::name),
        node.optional("mode", TreeReader::mode),
        node.optional("options", PartReader::map),
        node.span());
  }

  private static Statement createTable(TreeNode node) throws Damaged {
    return new Statement.CreateTable(
        node.part("table", PartReader::table),
        orReplace(node),
        node.optional("mode", TreeReader::mode),
        node.optional("options", PartReader::map),
        node.part("query", PartReader::sql),
        node.span());
  }

  private static Statement createView(TreeNode node) throws Damaged {
    return new Statement.CreateView(
        node.part("view", PartReader::table),
        orReplace(node),
        node.part("query", PartReader::sql),
        node.span());
  }

  private static Optional<Span> orReplace(TreeNode node) throws Damaged {
    return node.has("orReplace") ? Optional.of(node.span("orReplace")) : Optional.empty();
  }

  private static Statement export(TreeNode node) throws Damaged {
    Statement.Subject subject =
        node.has("table")
            ? new Statement.Subject.Table(node.part("table", PartReader::table))
            : new Statement.Subject.Query(node.part("query", PartReader::sql));
    Template destination = node.part("destination", PartReader::template);
    Optional<MapValue> options = node.optional("options", PartReader::map);
    Statement.Connection connection =
        node.has("type")
            ? new Statement.Connection.Inline(node.part("type", PartReader::name), options)
            : new Statement.Connection.Named(destination, options);
    Optional<Mode> mode = node.optional("mode", TreeReader::mode);
    return new Statement.Export(subject, destination, connection, mode, node.span());
  }

  private static Statement conditional(TreeNode node) throws Damaged {
    Optional<List<Statement>> otherwise =
        node.has("else")
            ? Optional.of(node.parts("else", TreeReader::statement))
            : Optional.empty();
    return new Statement.If(node.some("branches", TreeReader::branch), otherwise, node.span());
  }

  private static Statement.Branch branch(TreeNode node) throws Damaged {
    return new Statement.Branch(
        node.part("condition", ConditionReader::condition),
        node.parts("statements", TreeReader::statement));
  }

  private static Statement check(TreeNode node) throws Damaged {
    boolean warnOnly =
        switch (node.text("severity")) {
          case "error" -> false;
          case "warn" -> true;
          default -> throw node.unexpected("severity", "`error` or `warn`");
        };
    return new Statement.Check(
        node.part("name", PartReader::name),
        node.optional("table", PartReader::table),
        node.part("sql", PartReader::sql),
        warnOnly,
        node.span());
  }

  private static Mode mode(TreeNode node) throws Damaged {
    return switch (node.text("kind")) {
      case "replace" -> new Mode.Replace(node.span());
      case "append" -> new Mode.Append(node.span());
      case "upsert" -> new Mode.Upsert(keys(node), node.span());
      case "incremental" ->
          new Mode.Incremental(
              node.part("column", PartReader::name),
              node.optional("lookback", PartReader::name),
              node.span());
      default -> throw node.unexpected("kind", "a mode");
    };
  }

  private static List<Located<String>> keys(TreeNode node) throws Damaged {
    return node.some("keys", PartReader::name);
  }
}
