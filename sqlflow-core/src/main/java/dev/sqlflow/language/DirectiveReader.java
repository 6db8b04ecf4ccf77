package dev.sqlflow.language;

import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.Suggestions;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.SourceFile;
import dev.sqlflow.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the comments of a file that are directives. */
final class DirectiveReader {

  private static final Pattern DIRECTIVE =
      Pattern.compile("--[ \\t]*" + Directives.MARK + "[ \\t]*(?<name>[^ \\t]*)[ \\t]*(?<rest>.*)");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
  private static final List<String> NAMES = List.of("ignore", "tags");

  private final SourceFile file;
  private final List<Span> statements;
  private final DirectivePlace places;
  private final List<Diagnostic> found;
  private final List<Located<String>> tags = new ArrayList<>();
  private final List<Suppression> suppressions = new ArrayList<>();

  private DirectiveReader(SourceFile file, List<Span> statements, List<Diagnostic> found) {
    this.file = file;
    this.statements = statements;
    this.places = new DirectivePlace(file.text(), statements);
    this.found = found;
  }

  /**
   * Reads the directives.
   *
   * @param statements of the file
   * @param found takes what is wrong
   */
  static Directives read(SourceFile file, List<Statement> statements, List<Diagnostic> found) {
    List<Span> spans = new ArrayList<>();
    collect(statements, spans);
    DirectiveReader reader = new DirectiveReader(file, spans, found);
    Comments.of(file, spans).forEach(reader::comment);
    return new Directives(reader.tags, reader.suppressions);
  }

  private static void collect(List<Statement> statements, List<Span> spans) {
    for (Statement statement : statements) {
      spans.add(statement.span());
      if (statement instanceof Statement.If conditional) {
        conditional.branches().forEach(branch -> collect(branch.statements(), spans));
        conditional.otherwise().ifPresent(otherwise -> collect(otherwise, spans));
      }
    }
  }

  private void comment(Span comment) {
    Matcher matcher = DIRECTIVE.matcher(comment.text().stripTrailing());
    if (!matcher.matches()) {
      return;
    }
    Span rest = part(comment, matcher, "rest");
    switch (matcher.group("name")) {
      case "tags" -> tags(comment, rest);
      case "ignore" -> ignore(comment, rest);
      default -> unknown(part(comment, matcher, "name"));
    }
  }

  private Span part(Span comment, Matcher matcher, String group) {
    return file.span(comment.start() + matcher.start(group), comment.start() + matcher.end(group));
  }

  private void unknown(Span name) {
    found.add(
        Diagnostic.at(
                DiagnosticCode.UNKNOWN_DIRECTIVE, name, "unknown directive `" + name.text() + "`")
            .label("means nothing")
            .didYouMean(Suggestions.nearest(name.text(), NAMES))
            .help("the directives are `ignore SF6001 reason` and `tags a, b`")
            .build());
  }

  private void tags(Span comment, Span list) {
    if (statements.stream().anyMatch(statement -> statement.start() < comment.start())) {
      misplaced(comment, "tags belong to the whole pipeline", "move it before the first statement");
      return;
    }
    int at = list.start();
    for (String written : list.text().split(",", -1)) {
      int start = at + written.indexOf(written.strip());
      tag(file.span(start, start + written.strip().length()));
      at += written.length() + 1;
    }
  }

  private void tag(Span place) {
    String name = place.text();
    if (!TAG.matcher(name).matches()) {
      String message = name.isEmpty() ? "a tag is missing" : "`" + name + "` can't be a tag";
      malformed(place, message, "a tag is of letters, digits, `_`, `-` and `.`: `tags daily, eu`");
    } else if (tags.stream().noneMatch(tag -> tag.value().equals(name))) {
      tags.add(new Located<>(name, place));
    }
  }

  private void ignore(Span comment, Span rest) {
    String[] words = rest.text().split("[ \\t]+", 2);
    Span code = file.span(rest.start(), rest.start() + words[0].length());
    if (words.length < 2) {
      boolean nothing = words[0].isEmpty();
      malformed(
          nothing ? comment : code,
          nothing ? "`ignore` needs a code and a reason" : "`ignore` needs a reason",
          "write why it is right here: `ignore SF6001 read by hand`");
      return;
    }
    Optional<DiagnosticCode> known = DiagnosticCode.find(words[0]);
    List<Span> silenced = places.of(comment);
    if (known.isEmpty()) {
      unknownCode(code);
    } else if (silenced.isEmpty()) {
      misplaced(
          comment,
          "no statement is meant",
          "write it on the line before a statement, or at the end of its first line");
    } else {
      suppressions.add(
          new Suppression(new Located<>(known.orElseThrow(), code), words[1], silenced));
    }
  }

  private void unknownCode(Span code) {
    List<String> all = new ArrayList<>();
    for (DiagnosticCode one : DiagnosticCode.values()) {
      all.add(one.id());
    }
    found.add(
        Diagnostic.at(
                DiagnosticCode.UNKNOWN_SUPPRESSED_CODE,
                code,
                "no finding has the code `" + code.text() + "`")
            .label("silences nothing")
            .didYouMean(Suggestions.nearest(code.text(), all))
            .help("a directive names one code, such as SF6001")
            .build());
  }

  private void malformed(Span place, String message, String help) {
    found.add(Diagnostic.at(DiagnosticCode.MALFORMED_DIRECTIVE, place, message).help(help).build());
  }

  private void misplaced(Span comment, String label, String help) {
    found.add(
        Diagnostic.at(DiagnosticCode.MISPLACED_DIRECTIVE, comment, "directive has no effect here")
            .label(label)
            .help(help)
            .build());
  }
}
