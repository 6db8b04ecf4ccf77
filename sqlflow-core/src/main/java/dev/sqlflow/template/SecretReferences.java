package dev.sqlflow.template;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.SecretText;
import dev.sqlflow.config.Origin;
import dev.sqlflow.config.SecretPiece;
import dev.sqlflow.config.SecretPiece.Kept;
import dev.sqlflow.config.SecretPiece.Plain;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What references to secrets mean, and where secrets must not stand. */
final class SecretReferences {

  private static final String HELP = "secrets belong in the options of connections";

  private final Set<String> schemes;
  private final DiagnosticSink sink;

  SecretReferences(Set<String> schemes, DiagnosticSink sink) {
    this.schemes = schemes;
    this.sink = sink;
  }

  /** The secret as a value that is not asked for yet; empty if no provider can have it. */
  Optional<ConfigValue> value(Reference reference, Optional<ConfigValue> fallback) {
    String[] parts = reference.name().split(":", 3);
    String scheme = parts[1].strip();
    String name = parts[2].strip();
    if (!schemes.contains(scheme)) {
      reportUnknown(reference, scheme);
      return Optional.empty();
    }
    Optional<SecretText> instead =
        fallback.map(value -> new SecretText(pieces(value), value.origin()));
    Kept kept = new Kept(scheme, name, reference.span(), instead);
    return Optional.of(
        new SecretText(List.of(kept), new Origin.Secret(scheme, name, reference.span())));
  }

  private void reportUnknown(Reference reference, String scheme) {
    sink.add(
        Diagnostic.at(
                DiagnosticCode.UNKNOWN_SECRET_PROVIDER,
                reference.nameSpan(),
                "unknown secret provider `" + scheme + "`")
            .label("nothing keeps secrets under this name")
            .didYouMean(Suggestions.nearest(scheme, schemes))
            .help(
                schemes.isEmpty()
                    ? "there are no providers"
                    : "the providers are " + String.join(", ", schemes)));
  }

  private static List<SecretPiece> pieces(ConfigValue value) {
    return value instanceof SecretText secret
        ? secret.pieces()
        : List.of(new Plain(value.plainText().orElse("")));
  }

  /** Whether a value may stand where everybody sees it; if not, that is reported. */
  boolean isPublic(ConfigValue value, Reference reference, DiagnosticCode code) {
    boolean open = !value.holdsSecret();
    if (!open) {
      report(code, reference.span(), words(reference), value);
    }
    return open;
  }

  void reportReference(Reference reference) {
    sink.add(fault(DiagnosticCode.MISPLACED_SECRET, reference.span(), "a secret"));
  }

  private static String words(Reference reference) {
    return reference.kind() == Reference.Kind.SECRET
        ? "a secret"
        : "`" + reference.name() + "`, which holds a secret,";
  }

  /** Reports a value whose place is known but not which reference made it secret. */
  void report(DiagnosticCode code, Span place, String what, ConfigValue value) {
    Diagnostic.Builder fault = fault(code, place, what);
    value
        .origin()
        .place()
        .filter(origin -> !origin.equals(place))
        .ifPresent(origin -> fault.related(origin, "the secret comes from here"));
    sink.add(fault);
  }

  private static Diagnostic.Builder fault(DiagnosticCode code, Span place, String what) {
    String where = code == DiagnosticCode.SECRET_IN_SQL ? "in SQL" : "here";
    return Diagnostic.at(code, place, what + " must not stand " + where)
        .label("everybody could see it")
        .help(HELP);
  }
}
