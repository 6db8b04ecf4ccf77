package dev.sqlflow.diagnostic;

import java.util.Locale;

/** How bad a finding is; the worst comes first. */
public enum Severity {
  /** It must be mended before anything runs. */
  ERROR,
  /** It is probably a mistake. */
  WARNING,
  /** It is good to know. */
  NOTE;

  /**
   * Returns the word that people and reports read.
   *
   * @return {@code error}, {@code warning} or {@code note}
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
