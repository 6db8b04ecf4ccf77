package dev.sqlflow.diagnostic;

import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One finding. Its words are lower case without a full stop: the message says what is wrong, the
 * label what stands at the place, the help what to do.
 *
 * @param code stable identity of the kind of finding
 * @param severity how bad it is
 * @param message what is wrong
 * @param span the smallest place that shows it; empty if the fault lies in no file
 * @param label what stands at the place; may be empty
 * @param related other places that explain it, such as the other end of a contradiction
 * @param help what to do, one piece of advice each
 * @param fix a change that mends it
 * @param environments the environments in which it holds, in the user's order; empty where it holds
 *     whatever the environment
 */
public record Diagnostic(
    DiagnosticCode code,
    Severity severity,
    String message,
    Optional<Span> span,
    String label,
    List<Related> related,
    List<String> help,
    Optional<Fix> fix,
    List<String> environments) {

  /** Orders by file, line, column and code; what lies in no file comes first. */
  public static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing((Diagnostic one) -> one.span().map(at -> at.file().name()).orElse(""))
          .thenComparing(one -> one.span().map(Span::start).orElse(-1))
          .thenComparing(one -> one.code().id())
          .thenComparing(Diagnostic::message);

  // Keeps immutable copies of the lists.
  public Diagnostic {
    related = List.copyOf(related);
    help = List.copyOf(help);
    environments = List.copyOf(environments);
  }

  /**
   * Another place that explains a finding.
   *
   * @param span the place
   * @param label what stands there
   */
  public record Related(Span span, String label) {

    /**
     * Tells that a file came in by an INCLUDE.
     *
     * @param span where the INCLUDE stands
     * @return the place and what is there
     */
    public static Related include(Span span) {
      return new Related(span, "included here");
    }
  }

  /**
   * Begins a finding at a place.
   *
   * @param code its kind
   * @param span the smallest place that shows it
   * @param message what is wrong
   * @return a builder with the code's severity
   */
  public static Builder at(DiagnosticCode code, Span span, String message) {
    return new Builder(code, Optional.of(span), message);
  }

  /**
   * Begins a finding that lies in no file.
   *
   * @param code its kind
   * @param message what is wrong
   * @return a builder with the code's severity
   */
  public static Builder of(DiagnosticCode code, String message) {
    return new Builder(code, Optional.empty(), message);
  }

  /**
   * Tells whether this finding forbids going on.
   *
   * @return true for an error
   */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /**
   * Returns the same finding, holding in other environments.
   *
   * @param names of the environments
   * @return the finding
   */
  public Diagnostic in(List<String> names) {
    return new Diagnostic(code, severity, message, span, label, related, help, fix, names);
  }

  /**
   * Returns the same finding, explained by more places.
   *
   * @param places behind those that it has
   * @return the finding
   */
  public Diagnostic alsoAt(List<Related> places) {
    List<Related> all = new ArrayList<>(related);
    all.addAll(places);
    return new Diagnostic(code, severity, message, span, label, all, help, fix, environments);
  }

  /**
   * Returns the same finding, as bad as somebody says.
   *
   * @param other how bad it is
   * @return the finding
   */
  public Diagnostic as(Severity other) {
    return new Diagnostic(code, other, message, span, label, related, help, fix, environments);
  }

  /** Collects the parts of a finding. */
  public static final class Builder {

    private final DiagnosticCode code;
    private final Optional<Span> span;
    private final String message;
    private Severity severity;
    private String label = "";
    private final List<Related> related = new ArrayList<>();
    private final List<String> help = new ArrayList<>();
    private Optional<Fix> fix = Optional.empty();

    private Builder(DiagnosticCode code, Optional<Span> span, String message) {
      this.code = code;
      this.span = span;
      this.message = message;
      this.severity = code.severity();
    }

    /**
     * Says how bad it is, where that is not as usual for the code.
     *
     * @param value the severity
     * @return this
     */
    public Builder severity(Severity value) {
      severity = value;
      return this;
    }

    /**
     * Says what stands at the place.
     *
     * @param text the label
     * @return this
     */
    public Builder label(String text) {
      label = text;
      return this;
    }

    /**
     * Adds another place.
     *
     * @param place where
     * @param text what stands there
     * @return this
     */
    public Builder related(Span place, String text) {
      related.add(new Related(place, text));
      return this;
    }

    /**
     * Adds a piece of advice.
     *
     * @param text what to do
     * @return this
     */
    public Builder help(String text) {
      help.add(text);
      return this;
    }

    /**
     * Adds {@code did you mean `x`?} if there is such an {@code x}.
     *
     * @param nearest what the user may have meant
     * @return this
     */
    public Builder didYouMean(Optional<String> nearest) {
      nearest.ifPresent(name -> help.add("did you mean `" + name + "`?"));
      return this;
    }

    /**
     * Adds a change that mends it.
     *
     * @param value the change
     * @return this
     */
    public Builder fix(Fix value) {
      fix = Optional.of(value);
      return this;
    }

    /**
     * Ends the finding.
     *
     * @return the finding, holding whatever the environment
     */
    public Diagnostic build() {
      return new Diagnostic(code, severity, message, span, label, related, help, fix, List.of());
    }
  }
}
