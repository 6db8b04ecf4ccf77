package dev.sqlflow.secret;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.Diagnostic.Related;
import dev.sqlflow.diagnostic.Fix;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@code ***} in the place of secrets, however they are quoted or encoded. A secret of less
 * than four characters is hidden only where it stands as a word of its own: elsewhere it would tell
 * more than it hides. Immutable.
 */
public final class Mask {

  /** What stands where a secret stood. */
  public static final String STARS = "***";

  /** Hides nothing. */
  public static final Mask NONE = new Mask(Optional.empty());

  private static final int SHORT = 4;

  private final Optional<Pattern> secrets;

  private Mask(Optional<Pattern> secrets) {
    this.secrets = secrets;
  }

  /**
   * Makes a mask.
   *
   * @param secrets what it hides
   * @return the mask
   */
  public static Mask of(Collection<String> secrets) {
    String alternatives =
        secrets.stream()
            .flatMap(secret -> Disguises.of(secret).stream())
            .distinct()
            .sorted(Comparator.comparing(String::length).reversed())
            .map(Mask::pattern)
            .collect(Collectors.joining("|"));
    return alternatives.isEmpty() ? NONE : new Mask(Optional.of(Pattern.compile(alternatives)));
  }

  private static String pattern(String secret) {
    String quoted = Pattern.quote(secret);
    return secret.length() < SHORT
        ? "(?<![\\p{L}\\p{N}_])" + quoted + "(?![\\p{L}\\p{N}_])"
        : quoted;
  }

  /**
   * Hides what is secret in a text.
   *
   * @param text any text
   * @return the text, stars in the place of secrets
   */
  public String text(String text) {
    return secrets.map(pattern -> pattern.matcher(text).replaceAll(STARS)).orElse(text);
  }

  /**
   * Hides what is secret in the words of a finding. A fix that would write a secret is left out.
   *
   * @param finding any finding
   * @return the finding
   */
  public Diagnostic diagnostic(Diagnostic finding) {
    if (secrets.isEmpty()) {
      return finding;
    }
    return new Diagnostic(
        finding.code(),
        finding.severity(),
        text(finding.message()),
        finding.span(),
        text(finding.label()),
        finding.related().stream()
            .map(related -> new Related(related.span(), text(related.label())))
            .toList(),
        finding.help().stream().map(this::text).toList(),
        finding.fix().filter(this::tellsNothing),
        finding.environments());
  }

  private boolean tellsNothing(Fix fix) {
    return tellsNothing(fix.title())
        && fix.edits().stream().allMatch(edit -> tellsNothing(edit.replacement()));
  }

  /**
   * Tells whether a text can be shown as it is.
   *
   * @param text any text; null tells nothing
   * @return true if there is no secret in it
   */
  public boolean tellsNothing(@Nullable String text) {
    return text == null || text(text).equals(text);
  }

  /**
   * Hides what is secret in a failure that will be shown with its causes.
   *
   * @param failure any failure
   * @return itself if it tells no secret; else one that says the same without, at the same place
   */
  public RuntimeException failure(RuntimeException failure) {
    return tellsSecret(failure, 0) ? MaskedFailure.of(failure, this) : failure;
  }

  private boolean tellsSecret(@Nullable Throwable failure, int depth) {
    if (failure == null || depth > MaskedFailure.DEEPEST) {
      return false;
    }
    boolean suppressed =
        List.of(failure.getSuppressed()).stream().anyMatch(one -> tellsSecret(one, depth + 1));
    return suppressed
        || !tellsNothing(failure.getMessage())
        || !tellsNothing(failure.toString())
        || tellsSecret(failure.getCause(), depth + 1);
  }
}
