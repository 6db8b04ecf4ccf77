package dev.sqlflow.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/**
 * All commands. To read what a command takes is most of what a quick one does, so where the first
 * words name one, only that is read.
 */
final class CommandTree {

  private static final CommandTree PIPELINE =
      new CommandTree(Group.Pipeline::new)
          .with("list", PipelineListVerb::new)
          .with("validate", ValidateVerb::new)
          .with("run", RunVerb::new)
          .with("plan", PlanVerb::new)
          .with("preview", PreviewVerb::new)
          .with("test", TestVerb::new);

  private static final CommandTree PROFILES =
      new CommandTree(Group.Profiles::new)
          .with("list", ProfilesListVerb::new)
          .with("validate", ProfilesValidateVerb::new)
          .with("show", ProfilesShowVerb::new)
          .with("create", ProfilesCreateVerb::new)
          .with("diff", ProfilesDiffVerb::new);

  private static final CommandTree ROOT =
      new CommandTree(RootVerb::new)
          .with("validate", ValidateVerb::new)
          .with("run", RunVerb::new)
          .with("plan", PlanVerb::new)
          .with("preview", PreviewVerb::new)
          .with("test", TestVerb::new)
          .with("schemas", SchemasVerb::new)
          .with("migrate-to-profiles", MigrateVerb::new)
          .with("extract-profiles", ExtractProfilesVerb::new)
          .with("fix", FixVerb::new)
          .with("format", FormatVerb::new)
          .with("pipeline", PIPELINE)
          .with("profiles", PROFILES)
          .with("init", InitVerb::new)
          .with("connectors", ConnectorsVerb::new)
          .with("schema-export", SchemaExportVerb::new)
          .with("explain", ExplainVerb::new)
          .with("completion", CompletionVerb::new);

  private final Function<Surroundings, Verb> verb;
  private final Map<String, CommandTree> below = new LinkedHashMap<>();

  private CommandTree(Function<Surroundings, Verb> verb) {
    this.verb = verb;
  }

  private CommandTree with(String name, Function<Surroundings, Verb> leaf) {
    return with(name, new CommandTree(leaf));
  }

  private CommandTree with(String name, CommandTree branch) {
    below.put(name, branch);
    return this;
  }

  /** The commands that the first words name, or all where they name none. */
  static CommandLine of(Surroundings surroundings, String... words) {
    CommandLine root = ROOT.read(surroundings, words, 0);
    root.getCommandSpec().versionProvider(() -> new String[] {Version.line()});
    return root;
  }

  private CommandLine read(Surroundings surroundings, String[] words, int at) {
    CommandLine command = new CommandLine(verb.apply(surroundings));
    CommandTree named = at < words.length ? below.get(words[at]) : null;
    boolean lists = named == null || words[at].equals("completion");
    below.forEach(
        (name, branch) -> {
          if (lists || branch == named) {
            command.addSubcommand(name, branch.read(surroundings, words, at + 1));
          }
        });
    return command;
  }
}
