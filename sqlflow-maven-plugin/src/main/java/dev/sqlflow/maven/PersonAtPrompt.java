package dev.sqlflow.maven;

import dev.sqlflow.profile.NewProfileDialog;
import dev.sqlflow.profile.NewProfileDialog.Gone;
import java.util.List;
import org.codehaus.plexus.components.interactivity.Prompter;
import org.codehaus.plexus.components.interactivity.PrompterException;
import org.jspecify.annotations.Nullable;

/** Asks whoever sits at Maven's prompt. */
final class PersonAtPrompt implements NewProfileDialog.Person {

  // Maven 4 asks again and again where an empty line is no answer.
  private static final String NOTHING = "nothing";

  private final Prompter prompter;
  private String told = "";

  PersonAtPrompt(Prompter prompter) {
    this.prompter = prompter;
  }

  /** A call of the prompter. */
  @FunctionalInterface
  private interface Asking {
    @Nullable String ask(String question) throws PrompterException;
  }

  @Override
  public String ask(String question, List<String> choices) {
    return answer(question, prompter::prompt);
  }

  @Override
  public String askOrNothing(String question, List<String> choices) {
    String answer = answer(question, text -> prompter.prompt(text, NOTHING));
    return answer.equals(NOTHING) ? "" : answer;
  }

  private String answer(String question, Asking asking) {
    try {
      String answer = asking.ask(told + question);
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
