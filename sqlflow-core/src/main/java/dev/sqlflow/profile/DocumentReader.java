package dev.sqlflow.profile;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.YamlReader;
import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one profile file, without those that it extends. */
final class DocumentReader {

  private static final String ABSTRACT = "abstract";
  static final String EXTENDS = "extends";

  private final DiagnosticSink sink = new DiagnosticSink();

  static ProfileDocument read(String name, Diagnosed<Optional<SourceFile>> file) {
    return file.best()
        .map(text -> new DocumentReader().document(name, text))
        .orElseGet(() -> ProfileDocument.damaged(name, Optional.empty(), file.diagnostics()));
  }

  private ProfileDocument document(String name, SourceFile file) {
    Optional<ConfigValue> root = sink.take(YamlReader.read(file));
    if (root.isPresent() && root.orElseThrow() instanceof MapValue map) {
      return document(name, file, map);
    }
    if (!sink.hasErrors()) {
      Span place = root.flatMap(value -> value.origin().place()).orElse(file.span(0, 0));
      sink.add(
          Diagnostic.at(DiagnosticCode.MALFORMED_PROFILE, place, "a profile must be a map")
              .help("the smallest profile is version: \"1.0\" and connectors: {}"));
    }
    return ProfileDocument.damaged(name, Optional.of(file), sink.diagnostics());
  }

  private ProfileDocument document(String name, SourceFile file, MapValue written) {
    MapValue root = new OlderProfiles(sink).modernise(written);
    List<Entry> content =
        root.entries().stream()
            .filter(entry -> !entry.key().equals(ABSTRACT) && !entry.key().equals(EXTENDS))
            .toList();
    return new ProfileDocument(
        name,
        Optional.of(file),
        Optional.of(new MapValue(content, root.origin())),
        OlderProfiles.isVersioned(written),
        root.entry(ABSTRACT).filter(this::isTrue).flatMap(Entry::keySpan),
        root.entry(EXTENDS).map(this::parents).orElse(List.of()),
        sink.diagnostics());
  }

  private boolean isTrue(Entry entry) {
    if (entry.value() instanceof Bool flag) {
      return flag.value();
    }
    reportWrong(entry, entry.value(), "`abstract` must be true or false, not a ");
    return false;
  }

  private List<Located<String>> parents(Entry entry) {
    List<ConfigValue> names =
        entry.value() instanceof ListValue list ? list.elements() : List.of(entry.value());
    List<Located<String>> parents = new ArrayList<>();
    for (ConfigValue name : names) {
      if (name instanceof Text text) {
        parents.add(
            new Located<>(text.value(), text.origin().place().or(entry::keySpan).orElseThrow()));
      } else {
        reportWrong(entry, name, "`extends` must name a profile or a list of them, not a ");
      }
    }
    return parents;
  }

  private void reportWrong(Entry entry, ConfigValue value, String message) {
    Span place =
        value
            .origin()
            .place()
            .filter(span -> span.end() > span.start())
            .or(entry::keySpan)
            .orElseThrow();
    sink.add(
        Diagnostic.at(DiagnosticCode.MALFORMED_PROFILE, place, message + value.kind())
            .label("a " + value.kind()));
  }
}
