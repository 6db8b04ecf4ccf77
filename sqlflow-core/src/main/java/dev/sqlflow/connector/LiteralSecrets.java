package dev.sqlflow.connector;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.Origin;
import dev.sqlflow.connector.OptionsSchema.Option;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Fix;
import dev.sqlflow.diagnostic.Severity;
import dev.sqlflow.source.Span;
import java.util.Locale;

/** Finds secrets that are written down where a reference should stand, and tells none of them. */
public final class LiteralSecrets {

  private final Severity severity;
  private final DiagnosticSink sink;

  /**
   * Makes a check.
   *
   * @param isProtected whether the profile is: then it is an error
   * @param sink takes what is wrong
   */
  public LiteralSecrets(boolean isProtected, DiagnosticSink sink) {
    this.severity = isProtected ? Severity.ERROR : Severity.WARNING;
    this.sink = sink;
  }

  /**
   * Checks the value of an option.
   *
   * @param connection the connection's name, or the connector's where it has none
   * @param option which
   * @param value without references; its origin tells where it is written down
   */
  public void check(String connection, Option option, ConfigValue value) {
    if (!option.traits().secret()) {
      return;
    }
    if (value instanceof ListValue list) {
      list.elements().forEach(element -> check(connection, option, element));
    } else if (value instanceof MapValue map) {
      map.entries().forEach(entry -> check(connection, option, entry.value()));
    } else if (value.origin() instanceof Origin.File file && isWritten(value)) {
      report(connection, option, file.span());
    }
  }

  private static boolean isWritten(ConfigValue value) {
    return value instanceof ConfigValue.Numeric
        || (value instanceof Text text && !text.value().isEmpty());
  }

  private void report(String connection, Option option, Span place) {
    place.file().conceal(place);
    String variable =
        (connection + "_" + option.name()).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    Diagnostic.Builder finding =
        Diagnostic.at(
                DiagnosticCode.LITERAL_SECRET,
                place,
                "the secret option `" + option.name() + "` is written down")
            .severity(severity)
            .label("everybody who sees this file knows it")
            .help("keep it elsewhere, and change it: it may be known already");
    String reference = "\"${secret:env:" + variable + "}\"";
    if (place.from().line() == place.to().line()) {
      finding.fix(Fix.safe("take it from the environment", place, reference));
    }
    sink.add(finding);
  }
}
