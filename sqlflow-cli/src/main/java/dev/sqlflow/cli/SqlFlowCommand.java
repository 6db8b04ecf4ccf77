package dev.sqlflow.cli;

import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.report.CrashReport;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One command: arguments in, an exit code out. Nothing is thrown. */
final class SqlFlowCommand {

  private static final List<String> VERSION = List.of("--version", "-V");

  private final Surroundings surroundings;
  private final Console console;

  SqlFlowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.console = new Console(surroundings, Colour.AUTO);
  }

  int run(String... arguments) {
    if (arguments.length == 1 && VERSION.contains(arguments[0])) {
      console.result(Version.line()); // asked for often, by scripts
      return ExitCode.OK.number();
    }
    try {
      CommandLine commands = CommandTree.of(surroundings, arguments);
      commands.setCaseInsensitiveEnumValuesAllowed(true);
      commands.setOut(writer(surroundings.out()));
      commands.setErr(writer(surroundings.err()));
      commands.setParameterExceptionHandler((misuse, all) -> misused(misuse).number());
      commands.setExecutionExceptionHandler(
          (failure, command, parsed) -> failed(failure, arguments).number());
      return commands.execute(arguments);
    } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
      return crashed(e, arguments).number();
    } finally {
      surroundings.out().flush();
      surroundings.err().flush();
    }
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private ExitCode misused(ParameterException misuse) {
    CommandLine command = misuse.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    console.error(message(misuse, command) + "; `" + name + " --help` shows what there is");
    return ExitCode.USAGE;
  }

  private static String message(ParameterException misuse, CommandLine command) {
    if (misuse instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unmatched(unmatched.getUnmatched().get(0), command);
    }
    String message = String.valueOf(misuse.getMessage()).replace("option option", "option");
    return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }

  private static String unmatched(String word, CommandLine command) {
    if (word.startsWith("-")) {
      return "no option is called `" + word + "`" + Suggestions.question(word, options(command));
    }
    Set<String> verbs = command.getSubcommands().keySet();
    return verbs.isEmpty()
        ? "`" + word + "` is one word too many"
        : "no command is called `" + word + "`" + Suggestions.question(word, verbs);
  }

  private static List<String> options(CommandLine command) {
    return List.copyOf(command.getCommandSpec().optionsMap().keySet());
  }

  private ExitCode failed(Exception failure, String[] arguments) {
    if (failure instanceof Refusal refusal) {
      console.error(String.valueOf(refusal.getMessage()));
      return refusal.code();
    }
    if (failure instanceof UncheckedIOException refused) {
      console.error(refused.getMessage() + ": " + refused.getCause());
      return ExitCode.RUN_FAILED;
    }
    return crashed(failure, arguments);
  }

  private ExitCode crashed(Throwable failure, String[] arguments) {
    console.error(
        CrashReport.write(failure, List.of(Version.line(), "sqlflow " + withoutValues(arguments))));
    return ExitCode.INTERNAL;
  }

  // A value may be a secret, whatever its option.
  private static String withoutValues(String[] arguments) {
    return Arrays.stream(arguments)
        .map(one -> one.replaceFirst("=.*", "=***"))
        .collect(Collectors.joining(" "));
  }
}
