package dev.sqlflow.language;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.Origin;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.Reference;
import dev.sqlflow.template.SqlTemplate;
import dev.sqlflow.template.SqlTemplate.Hole;
import dev.sqlflow.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what statements are made of: names, values, texts, references and SQL. */
final class PartReader {

  private PartReader() {}

  static Located<String> name(TreeNode node) throws Damaged {
    return new Located<>(node.text("value"), node.span());
  }

  static Suppression suppression(TreeNode node) throws Damaged {
    List<Span> statements = new ArrayList<>();
    for (ConfigValue statement : node.elements("statements")) {
      statements.add(node.span(statement));
    }
    Located<DiagnosticCode> code = new Located<>(code(node), node.span("codeSpan"));
    return new Suppression(code, node.text("reason"), statements);
  }

  private static DiagnosticCode code(TreeNode node) throws Damaged {
    String id = node.text("code");
    for (DiagnosticCode code : DiagnosticCode.values()) {
      if (code.id().equals(id)) {
        return code;
      }
    }
    throw node.unexpected("code", "a code of this version");
  }

  static TableIdentifier table(TreeNode node) throws Damaged {
    return new TableIdentifier(node.some("parts", PartReader::name), node.span());
  }

  static SqlTemplate sql(TreeNode node) throws Damaged {
    return new SqlTemplate(node.span(), node.parts("holes", PartReader::hole));
  }

  private static Hole hole(TreeNode node) throws Damaged {
    return switch (node.text("kind")) {
      case "variable" ->
          new Hole.Variable(
              node.part("reference", PartReader::reference),
              TreeWords.of(node, "context", SqlTemplate.Context.values()));
      case "timeMacro" -> new Hole.TimeMacro(node.text("name"), node.span());
      case "escapedDollar" -> new Hole.EscapedDollar(node.span());
      default -> throw node.unexpected("kind", "a kind of hole");
    };
  }

  static Reference reference(TreeNode node) throws Damaged {
    return new Reference(
        node.text("name"),
        TreeWords.of(node, "kind", Reference.Kind.values()),
        node.optional("default", PartReader::template),
        node.flag("quotedDefault"),
        node.span(),
        node.span("nameSpan"));
  }

  static Template template(TreeNode node) throws Damaged {
    return new Template(
        node.parts("parts", PartReader::templatePart), node.part("source", PartReader::text));
  }

  private static Template.Part templatePart(TreeNode node) throws Damaged {
    return node.has("reference")
        ? new Template.Part.Hole(node.part("reference", PartReader::reference))
        : new Template.Part.Literal(node.part("literal", PartReader::text));
  }

  static LocatedText text(TreeNode node) throws Damaged {
    Span span = node.span();
    String expected = node.text("text");
    LocatedText text =
        node.has("pieces")
            ? pieces(node, span)
            : expected.isEmpty() ? LocatedText.of("", span) : LocatedText.of(span);
    if (!text.text().equals(expected)) {
      throw node.unexpected("text", "`" + text.text() + "`");
    }
    return text;
  }

  private static LocatedText pieces(TreeNode node, Span whole) throws Damaged {
    LocatedText.Builder builder = LocatedText.builder();
    for (ConfigValue piece : node.elements("pieces")) {
      if (piece instanceof ConfigValue.ListValue) {
        builder.append(node.span(piece));
      } else {
        TreeNode other = node.node(piece);
        builder.append(other.text("text"), other.span());
      }
    }
    return builder.build(whole);
  }

  static MapValue map(TreeNode node) throws Damaged {
    if (value(node) instanceof MapValue map) {
      return map;
    }
    throw node.unexpected("kind", "`map`");
  }

  static ConfigValue value(TreeNode node) throws Damaged {
    Origin origin = new Origin.File(node.span());
    return switch (node.text("kind")) {
      case "text" -> {
        LocatedText text = node.part("source", PartReader::text);
        yield new ConfigValue.Text(text.text(), origin, node.flag("coercible"), text);
      }
      case "number" -> number(node, origin);
      case "boolean" -> new ConfigValue.Bool(node.flag("value"), origin);
      case "null" -> new ConfigValue.Null(origin);
      case "list" -> new ConfigValue.ListValue(node.parts("elements", PartReader::value), origin);
      case "map" -> new MapValue(node.parts("entries", PartReader::entry), origin);
      default -> throw node.unexpected("kind", "a kind of value");
    };
  }

  private static ConfigValue number(TreeNode node, Origin origin) throws Damaged {
    String spelling = node.text("spelling");
    if (!NumberSyntax.isNumber(spelling) || NumberSyntax.exceedsLimits(spelling)) {
      throw node.unexpected("spelling", "a number of JSON");
    }
    return new ConfigValue.Numeric(spelling, origin);
  }

  private static ConfigValue.Entry entry(TreeNode node) throws Damaged {
    return new ConfigValue.Entry(
        node.text("key"), Optional.of(node.span("keySpan")), node.part("value", PartReader::value));
  }
}
