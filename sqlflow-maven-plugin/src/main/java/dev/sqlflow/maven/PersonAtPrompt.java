package dev.sqlflow.maven;

import dev.sqlflow.profile.NewProfileDialog;
import org.codehaus.plexus.components.interactivity.Prompter;
import org.codehaus.plexus.components.interactivity.PrompterException;

/** Asks whoever sits at Maven's prompt. */
final class PersonAtPrompt implements NewProfileDialog.Person {

  private final Prompter prompter;
  private String told = "";

  /** Nobody answers any more. */
  static final class Gone extends RuntimeException {

    Gone(Throwable cause) {
      super(cause);
    }

    Gone() {}
  }

  PersonAtPrompt(Prompter prompter) {
    this.prompter = prompter;
  }

  @Override
  public String ask(String question) {
    try {
      String answer = prompter.prompt(told + question);
      told = "";
      if (answer == null) {
        throw new Gone();
      }
      return answer;
    } catch (PrompterException e) {
      throw new Gone(e);
    }
  }

  // The prompter's own messages end like questions, so this goes before the next one.
  @Override
  public void tell(String message) {
    told = message + System.lineSeparator();
  }
}
