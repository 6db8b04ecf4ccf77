package dev.sqlflow.secret;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for a failure whose words tell a secret: the same places, and words that begin with the
 * name of the class that failed.
 */
final class MaskedFailure extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** Causes that lead in a circle end here. */
  static final int DEEPEST = 50;

  private MaskedFailure(String words, @Nullable Throwable cause) {
    super(words, cause);
  }

  static MaskedFailure of(Throwable failure, Mask mask) {
    return of(failure, mask, 0);
  }

  private static MaskedFailure of(Throwable failure, Mask mask, int depth) {
    boolean deep = depth == DEEPEST;
    Throwable cause = failure.getCause();
    MaskedFailure masked =
        new MaskedFailure(
            mask.text(failure.toString()),
            cause == null || deep ? null : of(cause, mask, depth + 1));
    masked.setStackTrace(failure.getStackTrace());
    for (Throwable suppressed : failure.getSuppressed()) {
      if (!deep) {
        masked.addSuppressed(of(suppressed, mask, depth + 1));
      }
    }
    return masked;
  }
}
