package dev.sqlflow.cli;

import java.util.List;

/** Asks a person. */
interface Questions {

  /**
   * Asks for a line.
   *
   * @param question what is asked
   * @param choices what is known; others are for whoever asks to refuse
   * @return what was typed, without blanks around it; empty if nothing was
   * @throws Refusal if the person ends the command
   */
  String ask(String question, List<String> choices) throws Refusal;

  /** Tells something between questions. */
  void tell(String line);
}
