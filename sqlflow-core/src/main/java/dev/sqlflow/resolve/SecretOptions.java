package dev.sqlflow.resolve;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Entry;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.SecretText;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.Origin;
import dev.sqlflow.config.SecretPiece;
import dev.sqlflow.config.SecretPiece.Kept;
import dev.sqlflow.config.SecretPiece.Plain;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.secret.Secrets;
import dev.sqlflow.spi.ConnectorException;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks for the secrets in options. What can't be had is reported and comes out empty. */
final class SecretOptions {

  private final Secrets secrets;
  private final DiagnosticSink sink;

  SecretOptions(Secrets secrets, DiagnosticSink sink) {
    this.secrets = secrets;
    this.sink = sink;
  }

  /** The value with its secrets in it. */
  Optional<ConfigValue> reveal(ConfigValue value) {
    if (value instanceof SecretText secret) {
      return text(secret).map(text -> new Text(text, origin(secret), true, null));
    }
    if (value instanceof ListValue list) {
      List<ConfigValue> elements = new ArrayList<>();
      list.elements().forEach(element -> reveal(element).ifPresent(elements::add));
      return elements.size() == list.elements().size()
          ? Optional.of(new ListValue(elements, list.origin()))
          : Optional.empty();
    }
    return value instanceof MapValue map ? map(map) : Optional.of(value);
  }

  private Optional<ConfigValue> map(MapValue map) {
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : map.entries()) {
      reveal(entry.value())
          .ifPresent(value -> entries.add(new Entry(entry.key(), entry.keySpan(), value)));
    }
    return entries.size() == map.entries().size()
        ? Optional.of(new MapValue(entries, map.origin()))
        : Optional.empty();
  }

  // A text with a secret in it is secret, wherever the text itself stands.
  private static Origin origin(SecretText secret) {
    return secret.pieces().stream()
        .filter(Kept.class::isInstance)
        .map(Kept.class::cast)
        .findFirst()
        .<Origin>map(kept -> new Origin.Secret(kept.scheme(), kept.name(), kept.place()))
        .orElse(secret.origin());
  }

  private Optional<String> text(SecretText secret) {
    StringBuilder text = new StringBuilder();
    for (SecretPiece piece : secret.pieces()) {
      Optional<String> part =
          piece instanceof Plain plain ? Optional.of(plain.text()) : kept((Kept) piece);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      text.append(part.orElseThrow());
    }
    secrets.hide(text.toString());
    return Optional.of(text.toString());
  }

  private Optional<String> kept(Kept kept) {
    try {
      return Optional.of(secrets.resolve(kept.scheme(), kept.name()).reveal());
    } catch (ConnectorException e) {
      if (e.kind() == Kind.INTERRUPTED) {
        throw e;
      }
      if (e.kind() == Kind.NOT_FOUND && kept.fallback().isPresent()) {
        return text(kept.fallback().orElseThrow());
      }
      report(kept, e);
      return Optional.empty();
    }
  }

  private void report(Kept kept, ConnectorException failure) {
    sink.add(
        Diagnostic.at(
                DiagnosticCode.SECRET_NOT_RESOLVED,
                kept.place(),
                String.valueOf(failure.getMessage()))
            .label("can't be had"));
  }

  /** A value of an option that is secret by its schema, so that nobody sees it. */
  static ConfigValue conceal(ConfigValue value) {
    if (value instanceof ListValue list) {
      return new ListValue(
          list.elements().stream().map(SecretOptions::conceal).toList(), list.origin());
    }
    if (value instanceof MapValue map) {
      return new MapValue(
          map.entries().stream()
              .map(entry -> new Entry(entry.key(), entry.keySpan(), conceal(entry.value())))
              .toList(),
          map.origin());
    }
    return value
        .plainText()
        .<ConfigValue>map(text -> new SecretText(List.of(new Plain(text)), value.origin()))
        .orElse(value);
  }

  /** The texts of secrets that no provider keeps. */
  static List<String> literals(ConfigValue value) {
    if (value instanceof ListValue list) {
      return list.elements().stream().flatMap(one -> literals(one).stream()).toList();
    }
    if (value instanceof MapValue map) {
      return map.entries().stream().flatMap(one -> literals(one.value()).stream()).toList();
    }
    return value instanceof SecretText secret
            && secret.pieces().stream().allMatch(Plain.class::isInstance)
        ? secret.pieces().stream().map(piece -> ((Plain) piece).text()).toList()
        : List.of();
  }
}
