package dev.sqlflow.config;

import dev.sqlflow.config.ConfigValue.SecretText;
import dev.sqlflow.source.Span;
import java.util.Optional;

/** A part of a text that holds a secret. It never shows what it holds. */
public sealed interface SecretPiece {

  /**
   * Characters that stand beside a secret, or are one themselves.
   *
   * @param text the characters
   */
  record Plain(String text) implements SecretPiece {
    @Override
    public String toString() {
      return "***";
    }
  }

  /**
   * A secret that a provider keeps.
   *
   * @param scheme of the provider
   * @param name of the secret
   * @param place where the reference stands
   * @param fallback what takes its place where there is none
   */
  record Kept(String scheme, String name, Span place, Optional<SecretText> fallback)
      implements SecretPiece {}
}
