package dev.sqlflow.cli;

import dev.sqlflow.diagnostic.IoWords;
import dev.sqlflow.report.CrashReport;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

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
      commands.setParameterExceptionHandler((misuse, words) -> misused(misuse, words).number());
      commands.setExecutionExceptionHandler(
          (failure, command, parsed) -> failed(failure, command, arguments).number());
      return commands.execute(arguments);
    } catch (Error e) {
      return crashed(e, arguments).number();
    } finally {
      surroundings.out().flush();
      surroundings.err().flush();
    }
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private ExitCode misused(ParameterException misuse, String[] words) {
    CommandLine command = misuse.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    console.error(Misuse.of(misuse, words) + "; `" + name + " --help` shows what there is");
    return ExitCode.USAGE;
  }

  private ExitCode failed(Exception failure, CommandLine command, String[] arguments) {
    Console asked = command.getCommand() instanceof Verb verb ? verb.console() : console;
    if (failure instanceof Refusal refusal) {
      asked.error(String.valueOf(refusal.getMessage()));
      return refusal.code();
    }
    if (failure instanceof UncheckedIOException refused) {
      asked.error(IoWords.of(refused));
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
