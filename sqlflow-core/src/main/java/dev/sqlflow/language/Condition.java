package dev.sqlflow.language;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.Reference;
import java.util.List;

/** The condition of an IF. */
public sealed interface Condition {

  /**
   * Returns where it stands.
   *
   * @return from its first token to its last
   */
  Span span();

  /**
   * A side of a comparison, or a condition by itself.
   *
   * @param operand what is read
   */
  record Value(Operand operand) implements Condition {
    @Override
    public Span span() {
      return operand.span();
    }
  }

  /**
   * {@code left OPERATOR right}.
   *
   * @param left the left side
   * @param operator how they are compared
   * @param right the right side
   * @param span of all
   */
  record Comparison(Operand left, Operator operator, Operand right, Span span)
      implements Condition {}

  /**
   * {@code operand [NOT] IN (...)}.
   *
   * @param operand what is looked for
   * @param negated whether NOT stands there
   * @param candidates at least one
   * @param span of all
   */
  record In(Operand operand, boolean negated, List<Operand> candidates, Span span)
      implements Condition {

    // Keeps an immutable copy of the candidates.
    public In {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * {@code NOT condition}.
   *
   * @param condition what is negated
   * @param span of all
   */
  record Not(Condition condition, Span span) implements Condition {}

  /**
   * {@code a AND b AND c}.
   *
   * @param conditions at least two
   * @param span of all
   */
  record And(List<Condition> conditions, Span span) implements Condition {

    // Keeps an immutable copy of the conditions.
    public And {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * {@code a OR b OR c}.
   *
   * @param conditions at least two
   * @param span of all
   */
  record Or(List<Condition> conditions, Span span) implements Condition {

    // Keeps an immutable copy of the conditions.
    public Or {
      conditions = List.copyOf(conditions);
    }
  }

  /** What is compared. */
  sealed interface Operand {

    /**
     * Returns where it stands.
     *
     * @return its place
     */
    Span span();

    /**
     * A reference.
     *
     * @param reference what it refers to
     */
    record Variable(Reference reference) implements Operand {
      @Override
      public Span span() {
        return reference.span();
      }
    }

    /**
     * A string, number, TRUE, FALSE or NULL.
     *
     * @param value the value; a string may hold references
     * @param span its place
     */
    record Literal(ConfigValue value, Span span) implements Operand {}
  }

  /** How two operands are compared. */
  enum Operator {
    /** {@code =} or {@code ==}. */
    EQUAL("=="),
    /** {@code !=} or {@code <>}. */
    NOT_EQUAL("!="),
    /** {@code <}. */
    LESS("<"),
    /** {@code <=}. */
    LESS_OR_EQUAL("<="),
    /** {@code >}. */
    GREATER(">"),
    /** {@code >=}. */
    GREATER_OR_EQUAL(">=");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    /**
     * Returns how it is printed.
     *
     * @return the symbol
     */
    public String symbol() {
      return symbol;
    }
  }
}
