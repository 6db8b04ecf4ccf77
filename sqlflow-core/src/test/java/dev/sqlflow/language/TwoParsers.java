package dev.sqlflow.language;

import dev.sqlflow.diagnostic.Diagnosed;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.language.grammar.FormalGrammar;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the parser with the formal grammar. */
final class TwoParsers {

  private TwoParsers() {}

  /**
   * Reads a text with both.
   *
   * @return what they disagree about, or empty
   */
  static Optional<String> disagreement(String text) {
    Diagnosed<Pipeline> parsed = PipelineParser.parse(SourceFile.of("program.sf", text));
    List<Diagnostic> errors =
        parsed.diagnostics().stream().filter(TwoParsers::isFaultOfSyntax).toList();
    FormalGrammar.Reading reading = FormalGrammar.read(text);
    if (errors.isEmpty() != reading.isValid()) {
      return Optional.of(
          errors.isEmpty()
              ? "only the grammar finds fault: " + reading.faults()
              : "only the parser finds fault: " + describe(errors.get(0)));
    }
    List<String> statements = reading.isValid() ? Outline.of(parsed.best()) : List.of();
    return statements.equals(reading.statements())
        ? Optional.empty()
        : Optional.of("parser: " + statements + "\ngrammar: " + reading.statements());
  }

  /** To the grammar, directives are comments. */
  private static boolean isFaultOfSyntax(Diagnostic found) {
    return found.isError() && found.code() != DiagnosticCode.MALFORMED_DIRECTIVE;
  }

  /** Tells whether the parser finds no error. */
  static boolean isValid(String text) {
    return PipelineParser.parse(SourceFile.of("program.sf", text)).valid().isPresent();
  }

  private static String describe(Diagnostic error) {
    return error.code().id() + " " + error.message() + " at " + error.span().orElseThrow();
  }

  /** Lists kind and place of statements and their SQL, nested ones behind their IF. */
  private static final class Outline implements StatementVisitor<List<String>> {

    private final List<String> lines = new ArrayList<>();

    static List<String> of(Pipeline pipeline) {
      Outline outline = new Outline();
      outline.all(pipeline.statements());
      return outline.lines;
    }

    private void all(List<Statement> statements) {
      statements.forEach(statement -> statement.accept(this));
    }

    private List<String> add(String kind, Span span) {
      lines.add(kind + " " + span.start() + "-" + span.end());
      return lines;
    }

    @Override
    public List<String> visitSource(Statement.Source source) {
      return add("source", source.span());
    }

    @Override
    public List<String> visitLoad(Statement.Load load) {
      return add("load", load.span());
    }

    @Override
    public List<String> visitCreateTable(Statement.CreateTable create) {
      add("table", create.span());
      return add("sql", create.query().span());
    }

    @Override
    public List<String> visitCreateView(Statement.CreateView create) {
      add("view", create.span());
      return add("sql", create.query().span());
    }

    @Override
    public List<String> visitExport(Statement.Export export) {
      add("export", export.span());
      return export.subject() instanceof Statement.Subject.Query query
          ? add("sql", query.sql().span())
          : lines;
    }

    @Override
    public List<String> visitSet(Statement.SetVariable set) {
      return add("set", set.span());
    }

    @Override
    public List<String> visitIf(Statement.If conditional) {
      add("if", conditional.span());
      conditional.branches().forEach(branch -> all(branch.statements()));
      conditional.otherwise().ifPresent(this::all);
      return lines;
    }

    @Override
    public List<String> visitInclude(Statement.Include include) {
      return add("include", include.span());
    }

    @Override
    public List<String> visitCheck(Statement.Check check) {
      add("check", check.span());
      return add("sql", check.sql().span());
    }

    @Override
    public List<String> visitMalformed(Statement.Malformed malformed) {
      return add("malformed", malformed.span());
    }
  }
}
