package dev.sqlflow.template;

import dev.sqlflow.config.ConfigValue;
import dev.sqlflow.config.ConfigValue.Bool;
import dev.sqlflow.config.ConfigValue.ListValue;
import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.config.ConfigValue.Null;
import dev.sqlflow.config.ConfigValue.Numeric;
import dev.sqlflow.config.ConfigValue.Text;
import dev.sqlflow.config.ConfigValue.Unknown;
import dev.sqlflow.diagnostic.Diagnostic;
import dev.sqlflow.diagnostic.DiagnosticCode;
import dev.sqlflow.diagnostic.DiagnosticSink;
import dev.sqlflow.source.LocatedText;
import dev.sqlflow.source.LocatedText.Gap;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.SqlTemplate.Context;
import dev.sqlflow.template.SqlTemplate.Hole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
      Optional<Filling> filling = filling(hole, sql, scope);
      filling.ifPresent(it -> it.appendTo(builder, hole.span()));
      whole &= filling.isPresent();
      copied = hole.span().end();
    }
    builder.append(sql.span().file().span(copied, sql.span().end()));
    return whole ? Optional.of(builder.build(sql.span())) : Optional.empty();
  }

  /**
   * What takes a hole's place.
   *
   * @param text for the engine
   * @param gap what it stands for if the value is unknown, else null
   */
  private record Filling(String text, @Nullable Gap gap) {

    static Filling known(String text) {
      return new Filling(text, null);
    }

    void appendTo(LocatedText.Builder builder, Span place) {
      if (gap == null) {
        builder.append(text, place);
      } else {
        builder.appendGap(text, place, gap);
      }
    }
  }

  private Optional<Filling> filling(Hole hole, SqlTemplate sql, VariableScope scope) {
    if (hole instanceof Hole.EscapedDollar) {
      return Optional.of(Filling.known("${"));
    }
    // Outside of MODE INCREMENTAL, which is refused before, an at sign belongs to SQL.
    if (hole instanceof Hole.TimeMacro macro) {
      return Optional.of(Filling.known(macro.span().text()));
    }
    Hole.Variable variable = (Hole.Variable) hole;
    return variable(variable.reference(), variable.context(), sql, scope);
  }

  private Optional<Filling> variable(
      Reference reference, Context context, SqlTemplate sql, VariableScope scope) {
    boolean raw = reference.kind() == Reference.Kind.RAW;
    if (raw) {
      reportRaw(reference);
    }
    Optional<ConfigValue> value =
        interpolator
            .value(reference, scope)
            .filter(found -> interpolator.mayStandInSql(found, reference));
    boolean alone = raw || context != Context.BARE || standsAlone(reference, sql);
    if (value.isEmpty() || !alone) {
      return Optional.empty();
    }
    return value.orElseThrow() instanceof Unknown unknown
        ? Optional.of(raw ? new Filling("gap", Gap.ANYTHING) : gap(unknown, context))
        : known(value.orElseThrow(), reference, context, sql);
  }

  private static Filling gap(Unknown value, Context context) {
    return context == Context.BARE
        ? new Filling(nullOf(value), Gap.VALUE)
        : new Filling("gap", Gap.CHARACTERS);
  }

  private Optional<Filling> known(
      ConfigValue value, Reference reference, Context context, SqlTemplate sql) {
    if (context == Context.BARE && reference.kind() != Reference.Kind.RAW) {
      return literals(value, reference)
          .map(text -> Filling.known(apart(text, reference.span(), sql)));
    }
    Optional<String> text = interpolator.text(value, reference);
    return (reference.kind() == Reference.Kind.RAW ? text : text.map(it -> escaped(it, context)))
        .map(Filling::known);
  }

  private static String escaped(String text, Context context) {
    return switch (context) {
      case STRING -> text.replace("'", "''");
      case ESCAPE_STRING -> text.replace("\\", "\\\\").replace("'", "''");
      case IDENTIFIER -> text.replace("\"", "\"\"");
      case BARE -> text;
    };
  }

  /** What SQL knows of a value of which only the type is known. */
  static String nullOf(Unknown value) {
    return value
        .type()
        .map(
            type ->
                switch (type) {
                  case STRING -> "CAST(NULL AS VARCHAR)";
                  case INTEGER -> "CAST(NULL AS BIGINT)";
                  case NUMBER -> "CAST(NULL AS DOUBLE)";
                  case BOOLEAN -> "CAST(NULL AS BOOLEAN)";
                })
        .orElse("NULL");
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
    if (value instanceof Unknown unknown) {
      return Optional.of(nullOf(unknown));
    }
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
