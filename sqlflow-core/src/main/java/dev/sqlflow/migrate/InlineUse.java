package dev.sqlflow.migrate;

import dev.sqlflow.config.ConfigValue.MapValue;
import dev.sqlflow.connector.OptionsSchema.Role;
import dev.sqlflow.language.KeywordPlaces;
import dev.sqlflow.language.Pipeline;
import dev.sqlflow.language.Statement;
import dev.sqlflow.source.Located;
import dev.sqlflow.source.Span;
import dev.sqlflow.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A SOURCE or EXPORT that says itself which connector it uses.
 *
 * @param name of what is read, or of the table that is written; {@code export} for a query
 * @param role what the connector is used for
 * @param type of the connector
 * @param options as written; empty if there are none
 * @param destination the string of an EXPORT; empty for a SOURCE
 * @param before the part behind which TYPE stands
 * @param span of the statement
 */
record InlineUse(
    String name,
    Role role,
    Located<String> type,
    Optional<MapValue> options,
    Optional<Template> destination,
    Span before,
    Span span) {

  /** Those of a file, in order, also in branches of an IF. */
  static List<InlineUse> of(Pipeline pipeline) {
    List<InlineUse> found = new ArrayList<>();
    collect(pipeline.statements(), found);
    return found;
  }

  private static void collect(List<Statement> statements, List<InlineUse> found) {
    for (Statement statement : statements) {
      if (statement instanceof Statement.Source source
          && source.connection() instanceof Statement.Connection.Inline inline) {
        found.add(of(source, inline));
      } else if (statement instanceof Statement.Export export
          && export.connection() instanceof Statement.Connection.Inline inline) {
        found.add(of(export, inline));
      } else if (statement instanceof Statement.If conditional) {
        conditional.branches().forEach(branch -> collect(branch.statements(), found));
        conditional.otherwise().ifPresent(otherwise -> collect(otherwise, found));
      }
    }
  }

  private static InlineUse of(Statement.Source source, Statement.Connection.Inline inline) {
    return new InlineUse(
        source.name().value(),
        Role.SOURCE,
        inline.type(),
        inline.options(),
        Optional.empty(),
        source.name().span(),
        source.span());
  }

  private static InlineUse of(Statement.Export export, Statement.Connection.Inline inline) {
    String name =
        export.subject() instanceof Statement.Subject.Table table
            ? table.name().parts().get(table.name().parts().size() - 1).value()
            : "export";
    return new InlineUse(
        name,
        Role.SINK,
        inline.type(),
        inline.options(),
        Optional.of(export.destination()),
        KeywordPlaces.quoted(export.destination().source().span()),
        export.span());
  }
}
