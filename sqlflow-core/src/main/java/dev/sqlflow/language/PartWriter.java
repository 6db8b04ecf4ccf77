package dev.sqlflow.language;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.Reference;
import dev.sqlflow.template.SqlTemplate;
import dev.sqlflow.template.SqlTemplate.Hole;
import dev.sqlflow.template.Template;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes parts into the fields of an object: names, values, texts, references and SQL. */
final class PartWriter {

  private final ObjectNode node;

  PartWriter(ObjectNode node) {
    this.node = node;
  }

  void span(String field, Span span) {
    node.putArray(field).add(span.start()).add(span.end());
  }

  void name(String field, Located<String> name) {
    writeName(name, node.putObject(field));
  }

  void names(String field, List<Located<String>> names) {
    ArrayNode array = node.putArray(field);
    names.forEach(name -> writeName(name, array.addObject()));
  }

  private static void writeName(Located<String> name, ObjectNode object) {
    object.put("value", name.value());
    new PartWriter(object).span("span", name.span());
  }

  void suppression(Suppression suppression) {
    node.put("code", suppression.code().value().id());
    span("codeSpan", suppression.code().span());
    node.put("reason", suppression.reason());
    ArrayNode statements = node.putArray("statements");
    for (Span statement : suppression.statements()) {
      statements.addArray().add(statement.start()).add(statement.end());
    }
  }

  void table(String field, TableIdentifier table) {
    PartWriter parts = new PartWriter(node.putObject(field));
    parts.names("parts", table.parts());
    parts.span("span", table.span());
  }

  void sql(String field, SqlTemplate sql) {
    ObjectNode object = node.putObject(field);
    new PartWriter(object).span("span", sql.span());
    ArrayNode holes = object.putArray("holes");
    sql.holes().forEach(hole -> writeHole(hole, holes.addObject()));
  }

  private static void writeHole(Hole hole, ObjectNode object) {
    PartWriter parts = new PartWriter(object);
    if (hole instanceof Hole.Variable variable) {
      object.put("kind", "variable").put("context", TreeWords.of(variable.context()));
      parts.reference(variable.reference());
      return;
    }
    if (hole instanceof Hole.TimeMacro macro) {
      object.put("kind", "timeMacro").put("name", macro.name());
    } else {
      object.put("kind", "escapedDollar");
    }
    parts.span("span", hole.span());
  }

  void reference(Reference reference) {
    ObjectNode object = node.putObject("reference");
    object.put("kind", TreeWords.of(reference.kind())).put("name", reference.name());
    PartWriter parts = new PartWriter(object);
    reference.fallback().ifPresent(fallback -> parts.template("default", fallback));
    object.put("quotedDefault", reference.quotedFallback());
    parts.span("span", reference.span());
    parts.span("nameSpan", reference.nameSpan());
  }

  void template(String field, Template template) {
    ObjectNode object = node.putObject(field);
    new PartWriter(object).text("source", template.source());
    ArrayNode parts = object.putArray("parts");
    for (Template.Part part : template.parts()) {
      PartWriter one = new PartWriter(parts.addObject());
      if (part instanceof Template.Part.Hole hole) {
        one.reference(hole.reference());
      } else if (part instanceof Template.Part.Literal literal) {
        one.text("literal", literal.text());
      }
    }
  }

  /** The pieces of a text are left out where it is just what stands at its place. */
  void text(String field, LocatedText text) {
    ObjectNode object = node.putObject(field);
    object.put("text", text.text());
    PartWriter parts = new PartWriter(object);
    parts.span("span", text.span());
    if (!text.text().isEmpty() && !text.equals(LocatedText.of(text.span()))) {
      parts.pieces(text.pieces());
    }
  }

  private void pieces(List<LocatedText.Piece> pieces) {
    ArrayNode array = node.putArray("pieces");
    for (LocatedText.Piece piece : pieces) {
      if (piece.verbatim()) {
        array.addArray().add(piece.span().start()).add(piece.span().end());
      } else {
        ObjectNode object = array.addObject().put("text", piece.text());
        new PartWriter(object).span("span", piece.span());
      }
    }
  }

  void value(String field, ConfigValue value) {
    writeValue(value, node.putObject(field));
  }

  private static void writeValue(ConfigValue value, ObjectNode object) {
    object.put("kind", value.kind());
    PartWriter parts = new PartWriter(object);
    parts.span("span", value.origin().place().orElseThrow());
    if (value instanceof ConfigValue.Text text) {
      parts.text("source", Objects.requireNonNull(text.source()));
      object.put("coercible", text.coercible());
    } else if (value instanceof ConfigValue.Numeric number) {
      object.put("spelling", number.spelling());
    } else if (value instanceof ConfigValue.Bool bool) {
      object.put("value", bool.value());
    } else if (value instanceof ConfigValue.ListValue list) {
      ArrayNode elements = object.putArray("elements");
      list.elements().forEach(element -> writeValue(element, elements.addObject()));
    } else if (value instanceof ConfigValue.MapValue map) {
      ArrayNode entries = object.putArray("entries");
      map.entries().forEach(entry -> writeEntry(entry, entries.addObject()));
    }
  }

  private static void writeEntry(ConfigValue.Entry entry, ObjectNode object) {
    object.put("key", entry.key());
    PartWriter parts = new PartWriter(object);
    parts.span("keySpan", entry.keySpan().orElseThrow());
    parts.value("value", entry.value());
  }
}
