package dev.sqlflow.language.grammar;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.TokenStream;

/** Tells the lexer what comes behind the token that the parser is about to take. */
public abstract class ParserRules extends Parser {

  ParserRules(TokenStream input) {
    super(input);
  }

  void toSemicolon() {
    lexer().query();
  }

  void toDestination() {
    lexer().exported();
  }

  void toSeverity() {
    lexer().checked();
  }

  void rawText() {
    lexer().raw();
  }

  void enterIf() {
    lexer().nestIf(1);
  }

  void leaveIf() {
    lexer().nestIf(-1);
  }

  private LexerRules lexer() {
    return (LexerRules) getTokenStream().getTokenSource();
  }
}
