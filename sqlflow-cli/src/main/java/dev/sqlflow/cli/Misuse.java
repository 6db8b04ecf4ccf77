package dev.sqlflow.cli;

import dev.sqlflow.diagnostic.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the words of a command. */
final class Misuse {

  private Misuse() {}

  /** In lower case, without what to do about it. */
  static String of(ParameterException misuse, String[] words) {
    if (misuse instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unmatched(unmatched.getUnmatched().get(0), misuse.getCommandLine());
    }
    if (misuse instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return misspelt(words, misuse.getCommandLine()).orElseGet(() -> missing(missing));
    }
    if (misuse instanceof OverwrittenOptionException twice) {
      return name(twice.getOverwritten()) + " is given twice";
    }
    return Optional.ofNullable(misuse.getArgSpec())
        .map(option -> refused(option, misuse.getValue()))
        .orElseGet(() -> String.valueOf(misuse.getMessage()));
  }

  private static String unmatched(String word, CommandLine command) {
    if (word.startsWith("-")) {
      List<String> options = List.copyOf(command.getCommandSpec().optionsMap().keySet());
      return "no option is called `" + word + "`" + Suggestions.question(word, options);
    }
    Set<String> verbs = command.getSubcommands().keySet();
    return verbs.isEmpty()
        ? "`" + word + "` is one word too many"
        : "no command is called `" + word + "`" + meant(word, verbs);
  }

  // Whoever knows the goals, or the beginning of a word, means the longer one.
  private static String meant(String word, Set<String> verbs) {
    List<String> longer = verbs.stream().filter(verb -> verb.startsWith(word + "-")).toList();
    return longer.size() == 1
        ? " (did you mean `" + longer.get(0) + "`?)"
        : Suggestions.question(word, verbs);
  }

  // What is missing may be there, and only its name be wrong.
  private static Optional<String> misspelt(String[] words, CommandLine command) {
    Set<String> options = command.getCommandSpec().optionsMap().keySet();
    return Arrays.stream(words)
        .map(word -> word.replaceFirst("=.*", ""))
        .filter(word -> word.startsWith("--") && !options.contains(word))
        .findFirst()
        .map(word -> unmatched(word, command));
  }

  private static String missing(MissingParameterException misuse) {
    ArgSpec first = misuse.getMissing().get(0);
    boolean lacksValue = String.valueOf(misuse.getMessage()).contains("for option");
    return lacksValue
        ? name(first) + " needs a value: " + usage(first)
        : usage(first) + " is missing";
  }

  // The value is not said where it may be a secret.
  private static String refused(ArgSpec option, String value) {
    if (Map.class.isAssignableFrom(option.type())) {
      return name(option) + " needs a value such as " + option.paramLabel();
    }
    return "`" + value + "` is no value of " + name(option) + kinds(option.type());
  }

  private static String kinds(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(one -> one.toString().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", ", ": it is one of ", ""));
    }
    if (type == boolean.class) {
      return ", which takes none";
    }
    boolean number = type.isPrimitive() || Number.class.isAssignableFrom(type);
    return number ? ", which takes a whole number" : "";
  }

  private static String usage(ArgSpec argument) {
    return argument.isOption() ? name(argument) + " " + argument.paramLabel() : name(argument);
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
