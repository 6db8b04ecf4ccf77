package dev.sqlflow.spi;

/**
 * A text that nobody may see. It shows itself as {@code ***} wherever it is printed by mistake;
 * only {@link #reveal()} tells it. It can't be serialised.
 *
 * <p>A secret is equal to itself alone: whoever could compare two of them, or look one up among
 * others, could guess what one is.
 */
public final class Secret {

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * Makes a secret.
   *
   * @param value what nobody may see
   * @return the secret
   */
  public static Secret of(String value) {
    return new Secret(value);
  }

  /**
   * Tells the secret. What it tells belongs in a call to the system that asks for it, and nowhere
   * else.
   *
   * @return the text
   */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "***";
  }
}
