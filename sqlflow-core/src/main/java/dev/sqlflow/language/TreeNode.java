package dev.sqlflow.language;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An object of the JSON of a tree, and the door to its fields. */
final class TreeNode {

  /** Makes something of an object. */
  interface Part<T> {
    T read(TreeNode part) throws Damaged;
  }

  private final MapValue fields;
  private final SourceFile pipeline;
  private final DiagnosticSink sink;

  private TreeNode(MapValue fields, SourceFile pipeline, DiagnosticSink sink) {
    this.fields = fields;
    this.pipeline = pipeline;
    this.sink = sink;
  }

  static TreeNode root(ConfigValue value, SourceFile pipeline, DiagnosticSink sink) throws Damaged {
    TreeNode nowhere = new TreeNode(new MapValue(List.of(), value.origin()), pipeline, sink);
    return nowhere.node(value);
  }

  SourceFile pipeline() {
    return pipeline;
  }

  boolean has(String name) {
    return fields.entry(name).isPresent();
  }

  String text(String name) throws Damaged {
    ConfigValue value = value(name);
    if (value instanceof ConfigValue.Text text) {
      return text.value();
    }
    throw unexpected(value, "a text");
  }

  boolean flag(String name) throws Damaged {
    ConfigValue value = value(name);
    if (value instanceof ConfigValue.Bool flag) {
      return flag.value();
    }
    throw unexpected(value, "true or false");
  }

  int number(String name) throws Damaged {
    return number(value(name));
  }

  /** Reads the place of this part: {@code "span": [start, end]}. */
  Span span() throws Damaged {
    return span("span");
  }

  Span span(String name) throws Damaged {
    return span(value(name));
  }

  Span span(ConfigValue value) throws Damaged {
    List<ConfigValue> offsets = elements(value);
    if (offsets.size() == 2) {
      int start = number(offsets.get(0));
      int end = number(offsets.get(1));
      if (start >= 0 && start <= end && end <= pipeline.text().length()) {
        return pipeline.span(start, end);
      }
    }
    throw unexpected(value, "a pair of offsets of `" + pipeline.name() + "`");
  }

  <T> T part(String name, Part<T> reader) throws Damaged {
    return reader.read(node(value(name)));
  }

  <T> Optional<T> optional(String name, Part<T> reader) throws Damaged {
    return has(name) ? Optional.of(part(name, reader)) : Optional.empty();
  }

  <T> List<T> parts(String name, Part<T> reader) throws Damaged {
    List<T> parts = new ArrayList<>();
    for (ConfigValue element : elements(name)) {
      parts.add(reader.read(node(element)));
    }
    return parts;
  }

  /** Reads a list that is never empty. */
  <T> List<T> some(String name, Part<T> reader) throws Damaged {
    List<T> parts = parts(name, reader);
    if (parts.isEmpty()) {
      throw unexpected(value(name), "at least one element");
    }
    return parts;
  }

  List<ConfigValue> elements(String name) throws Damaged {
    return elements(value(name));
  }

  TreeNode node(ConfigValue value) throws Damaged {
    if (value instanceof MapValue map) {
      return new TreeNode(map, pipeline, sink);
    }
    throw unexpected(value, "an object");
  }

  /** Returns where a field's value stands in the JSON. */
  Span place(String name) throws Damaged {
    return place(value(name));
  }

  /** Reports that a field's value is none of those that it may have. */
  Damaged unexpected(String name, String what) throws Damaged {
    return unexpected(value(name), what);
  }

  Damaged report(Diagnostic.Builder error) {
    sink.add(error);
    return new Damaged();
  }

  private ConfigValue value(String name) throws Damaged {
    Optional<ConfigValue> value = fields.get(name);
    if (value.isEmpty()) {
      throw report(
          Diagnostic.at(DiagnosticCode.MALFORMED_TREE, place(fields), "malformed syntax tree")
              .label("`" + name + "` is missing"));
    }
    return value.get();
  }

  private List<ConfigValue> elements(ConfigValue value) throws Damaged {
    if (value instanceof ConfigValue.ListValue list) {
      return list.elements();
    }
    throw unexpected(value, "a list");
  }

  private int number(ConfigValue value) throws Damaged {
    if (value instanceof ConfigValue.Numeric number && number.spelling().matches("\\d{1,9}")) {
      return Integer.parseInt(number.spelling());
    }
    throw unexpected(value, "a whole number from 0");
  }

  private Damaged unexpected(ConfigValue value, String what) {
    return report(
        Diagnostic.at(DiagnosticCode.MALFORMED_TREE, place(value), "malformed syntax tree")
            .label(what + " was expected here"));
  }

  private static Span place(ConfigValue value) {
    return value.origin().place().orElseThrow();
  }
}
