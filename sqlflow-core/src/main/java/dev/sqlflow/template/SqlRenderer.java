package dev.sqlflow.template;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Null;
import dev.sqlflow.config.ConfigValue.Numeric;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.SqlTemplate.Context;
import dev.sqlflow.template.SqlTemplate.Hole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills the holes of SQL. What a reference becomes depends only on where it stands. */
final class SqlRenderer {

  private final Interpolator interpolator;
  private final DiagnosticSink sink;

  SqlRenderer(Interpolator interpolator, DiagnosticSink sink) {
    this.interpolator = interpolator;
    this.sink = sink;
  }

  Optional<LocatedText> render(SqlTemplate sql, VariableScope scope) {
    LocatedText.Builder builder = LocatedText.builder();
    int copied = sql.span().start();
    boolean whole = true;
    for (Hole hole : sql.holes()) {
      builder.append(hole.span().file().span(copied, hole.span().start()));
      Optional<String> filling = filling(hole, sql, scope);
      filling.ifPresent(text -> builder.append(text, hole.span()));
      whole &= filling.isPresent();
      copied = hole.span().end();
    }
    builder.append(sql.span().file().span(copied, sql.span().end()));
    return whole ? Optional.of(builder.build(sql.span())) : Optional.empty();
  }

  private Optional<String> filling(Hole hole, SqlTemplate sql, VariableScope scope) {
    if (hole instanceof Hole.EscapedDollar) {
      return Optional.of("${");
    }
    // Outside of MODE INCREMENTAL, which is refused before, an at sign belongs to SQL.
    if (hole instanceof Hole.TimeMacro macro) {
      return Optional.of(macro.span().text());
    }
    Hole.Variable variable = (Hole.Variable) hole;
    return variable(variable.reference(), variable.context(), sql, scope);
  }

  private Optional<String> variable(
      Reference reference, Context context, SqlTemplate sql, VariableScope scope) {
    return switch (reference.kind()) {
      case SECRET -> {
        reportSecret(reference);
        yield Optional.empty();
      }
      case RAW -> {
        reportRaw(reference);
        yield text(reference, scope);
      }
      case VALUE ->
          switch (context) {
            case STRING -> text(reference, scope).map(text -> text.replace("'", "''"));
            case ESCAPE_STRING ->
                text(reference, scope).map(text -> text.replace("\\", "\\\\").replace("'", "''"));
            case IDENTIFIER -> text(reference, scope).map(text -> text.replace("\"", "\"\""));
            case BARE -> bare(reference, sql, scope);
          };
    };
  }

  private Optional<String> text(Reference reference, VariableScope scope) {
    return interpolator
        .value(reference, scope)
        .flatMap(value -> interpolator.text(value, reference));
  }

  private Optional<String> bare(Reference reference, SqlTemplate sql, VariableScope scope) {
    boolean alone = standsAlone(reference, sql);
    Optional<String> literal =
        interpolator.value(reference, scope).flatMap(value -> literals(value, reference));
    return alone ? literal.map(text -> apart(text, reference.span(), sql)) : Optional.empty();
  }

  // An empty list becomes nothing, but must not let its neighbours become `--` or `/*`.
  private static String apart(String literal, Span span, SqlTemplate sql) {
    boolean betweenOperators =
        span.start() > sql.span().start()
            && span.end() < sql.span().end()
            && "([,".indexOf(span.file().text().charAt(span.start() - 1)) < 0;
    return literal.isEmpty() && betweenOperators ? " " : literal;
  }

  private Optional<String> literals(ConfigValue value, Reference reference) {
    if (!(value instanceof ListValue list)) {
      return literal(value, reference);
    }
    List<String> literals = new ArrayList<>();
    for (ConfigValue element : list.elements()) {
      Optional<String> literal = literal(element, reference);
      if (literal.isEmpty()) {
        return Optional.empty();
      }
      literals.add(literal.orElseThrow());
    }
    return Optional.of(String.join(", ", literals));
  }

  private Optional<String> literal(ConfigValue value, Reference reference) {
    if (value instanceof Numeric number) {
      String spelling = number.spelling();
      return Optional.of(spelling.startsWith("-") ? "(" + spelling + ")" : spelling);
    }
    if (value instanceof Bool bool) {
      return Optional.of(bool.value() ? "TRUE" : "FALSE");
    }
    if (value instanceof Null) {
      return Optional.of("NULL");
    }
    if (value instanceof Text text) {
      return Optional.of("'" + text.value().replace("'", "''") + "'");
    }
    return literalOfMap(value, reference);
  }

  private Optional<String> literalOfMap(ConfigValue value, Reference reference) {
    String message =
        value instanceof MapValue
            ? "`" + reference.name() + "` is a map, which SQL has no literal for"
            : "`" + reference.name() + "` is a list of lists, which SQL has no literal for";
    sink.add(
        Diagnostic.at(DiagnosticCode.VALUE_HAS_NO_TEXT, reference.span(), message)
            .label("a value or a list of values is needed here"));
    return Optional.empty();
  }

  private boolean standsAlone(Reference reference, SqlTemplate sql) {
    Optional<Diagnostic> touching = TouchingReference.find(reference.span(), sql);
    touching.ifPresent(sink::add);
    return touching.isEmpty();
  }

  private void reportSecret(Reference reference) {
    sink.add(
        Diagnostic.at(DiagnosticCode.SECRET_IN_SQL, reference.span(), "secrets don't belong in SQL")
            .label("a secret")
            .help("use it in the options of a connection"));
  }

  private void reportRaw(Reference reference) {
    sink.add(
        Diagnostic.at(
                DiagnosticCode.RAW_REFERENCE,
                reference.span(),
                "`" + reference.name() + "` is spliced into the SQL as it is")
            .label("its text can change what the query does")
            .help("use it bare, in '...' or in \"...\" wherever that does"));
  }
}
