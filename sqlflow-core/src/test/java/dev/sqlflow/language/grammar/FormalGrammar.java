package dev.sqlflow.language.grammar;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Reads a pipeline by the formal grammar. */
public final class FormalGrammar {

  private FormalGrammar() {}

  /**
   * What the grammar says of a text.
   *
   * @param statements kind and place of each, nested ones behind the IF that holds them; empty if
   *     the text is not valid
   * @param faults why it is not valid; empty if it is
   */
  public record Reading(List<String> statements, List<String> faults) {

    /** Tells whether the text is a pipeline. */
    public boolean isValid() {
      return faults.isEmpty();
    }
  }

  /**
   * Reads a text.
   *
   * @param text of a pipeline
   * @return its statements, or what is wrong
   */
  public static Reading read(String text) {
    if (text.indexOf('\0') >= 0) {
      return new Reading(List.of(), List.of("NUL"));
    }
    SqlFlowLexer lexer = new SqlFlowLexer(new TextStream(text));
    try {
      SqlFlowParser.PipelineContext tree = parser(lexer).pipeline();
      ContextRules rules = new ContextRules(text, Optional.of(lexer.lines()));
      rules.visit(tree);
      return rules.faults().isEmpty()
          ? new Reading(new StatementList().of(tree), List.of())
          : new Reading(List.of(), rules.faults());
    } catch (ParseCancellationException fault) {
      return new Reading(List.of(), List.of("syntax: " + fault.getCause()));
    }
  }

  /** Reads a text whose quotes and escapes are undone. */
  static SqlFlowParser.TemplateContext template(String text) {
    SqlFlowLexer lexer = new SqlFlowLexer(new TextStream(text));
    lexer.mode(SqlFlowLexer.TEMPLATE);
    return parser(lexer).template();
  }

  private static SqlFlowParser parser(SqlFlowLexer lexer) {
    lexer.removeErrorListeners();
    SqlFlowParser parser = new SqlFlowParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    return parser;
  }
}
