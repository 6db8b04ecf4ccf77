package dev.sqlflow.language;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns the text of a pipeline into its statements. */
public final class PipelineParser {

  private PipelineParser() {}

  /**
   * Parses a pipeline and reports every error in it. A damaged statement becomes {@link
   * Statement.Malformed}. References are checked wherever they stand, so that whoever resolves a
   * text later need not report them again.
   *
   * @param file the text
   * @return the statements, in order
   */
  public static Diagnosed<Pipeline> parse(SourceFile file) {
    Tools tools = Tools.of(file);
    reportNul(tools);
    List<Statement> statements = new StatementParser(tools).file();
    List<Diagnostic> found = tools.problems().all();
    if (file.malformedOffset().isPresent()) {
      found = CutFile.withoutFollowOns(file, statements, found);
    } else if (statements.isEmpty()) {
      found = new ArrayList<>(found);
      found.add(
          Diagnostic.at(DiagnosticCode.NO_STATEMENTS, file.span(0, 0), "file without statements")
              .label("nothing in `" + file.name() + "` does anything")
              .build());
    }
    Directives directives = Directives.NONE;
    if (file.text().contains(Directives.MARK)) {
      found = new ArrayList<>(found);
      directives = DirectiveReader.read(file, statements, found);
    }
    return new Diagnosed<>(new Pipeline(file, statements, directives), inOrder(found));
  }

  /** The engine would take a NUL for the end of the text. */
  private static void reportNul(Tools tools) {
    String text = tools.file().text();
    for (int at = text.indexOf('\0'); at >= 0; at = text.indexOf('\0', at + 1)) {
      tools
          .problems()
          .add(
              Diagnostic.at(
                      DiagnosticCode.FORBIDDEN_CHARACTER,
                      tools.problems().span(at, at + 1),
                      "NUL can't stand in a pipeline")
                  .label("U+0000")
                  .help("remove it"));
    }
  }

  private static List<Diagnostic> inOrder(List<Diagnostic> found) {
    if (found.size() < 2) {
      return found;
    }
    List<Diagnostic> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingInt(PipelineParser::start));
    return sorted;
  }

  private static int start(Diagnostic diagnostic) {
    return diagnostic.span().isPresent() ? diagnostic.span().get().start() : 0;
  }
}
