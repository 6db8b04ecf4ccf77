package dev.sqlflow;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.source.Span;
import dev.sqlflow.spi.Column;
import dev.sqlflow.spi.ConnectorException.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What tests of connections are told as findings. */
final class ConnectionFinding {

  private ConnectionFinding() {}

  /** A connection that can't be used: where it is defined, or where what is missing is named. */
  static Diagnostic failed(ConnectionUse use, Kind kind, String words) {
    Span place = isOfTheObject(kind) ? use.objectPlace() : use.definition();
    Diagnostic.Builder finding =
        Diagnostic.at(
                DiagnosticCode.CONNECTION_FAILED,
                place,
                "connection `%s` can't be used: %s".formatted(use.name(), words))
            .label(kind.words())
            .help(help(kind));
    if (!place.equals(use.definition())) {
      finding.related(use.definition(), "the connection is defined here");
    }
    return finding.build();
  }

  private static boolean isOfTheObject(Kind kind) {
    return switch (kind) {
      case NOT_FOUND, FORBIDDEN, INVALID_DATA -> true;
      case UNREACHABLE, UNAUTHENTICATED, RATE_LIMITED, TIMEOUT, INTERRUPTED, INTERNAL -> false;
    };
  }

  private static String help(Kind kind) {
    return switch (kind) {
      case UNREACHABLE -> "check host and port, and whether this machine may reach it";
      case UNAUTHENTICATED -> "check user, password and keys";
      case FORBIDDEN -> "ask for the right, or use other credentials";
      case NOT_FOUND -> "check its name, or make it";
      case INVALID_DATA -> "check that the options say what is there";
      case RATE_LIMITED, TIMEOUT -> "try again later; if it stays so, check host and port";
      case INTERRUPTED -> "run the check again";
      case INTERNAL -> "this may be a fault of the connector";
    };
  }

  static Diagnostic notTested(ConnectionUse use, String why) {
    return Diagnostic.at(
            DiagnosticCode.CONNECTION_NOT_TESTED,
            use.definition(),
            "connection `%s` was not tested: %s".formatted(use.name(), why))
        .help("test it where it is meant to work, with -Denv=" + use.pipeline().environment())
        .build();
  }

  /** How the columns of a source differ from what was recorded of them. */
  static Optional<Diagnostic> drift(ConnectionUse use, List<Column> before, List<Column> now) {
    if (before.equals(now)) {
      return Optional.empty();
    }
    Map<String, Column> old = byName(before);
    Map<String, Column> real = byName(now);
    List<String> differences = new ArrayList<>();
    real.forEach(
        (name, column) -> {
          Column known = old.get(name);
          if (known == null) {
            differences.add("`" + column.name() + "` is new");
          } else if (!known.type().equals(column.type())) {
            differences.add(
                "`%s` is %s and was %s".formatted(column.name(), column.type(), known.type()));
          }
        });
    old.forEach(
        (name, column) -> {
          if (!real.containsKey(name)) {
            differences.add("`" + column.name() + "` is gone");
          }
        });
    return Optional.of(drift(use, differences));
  }

  private static Diagnostic drift(ConnectionUse use, List<String> differences) {
    String what =
        differences.isEmpty()
            ? "its columns have another order or case"
            : String.join(", ", differences);
    String source = use.source().orElseThrow().name().value();
    return Diagnostic.at(
            DiagnosticCode.SCHEMA_DRIFT,
            use.connection().place(),
            "the recorded schema of source `%s` is out of date: %s".formatted(source, what))
        .label("queries were checked by what was recorded")
        .help(
            "`mvn sqlflow:schemas -Denv=%s` records it anew"
                .formatted(use.pipeline().environment()))
        .build();
  }

  private static Map<String, Column> byName(List<Column> columns) {
    Map<String, Column> byName = new LinkedHashMap<>();
    columns.forEach(column -> byName.put(column.name().toLowerCase(Locale.ROOT), column));
    return byName;
  }
}
